import type { TlpLabel } from '../../shared/labels.ts';
import styles from './Tlp.module.css';

/** A TLP 2.0 label (FIRST): a black chip in the standard's colour, in both themes, never translated. */
export function Tlp(props: { label: TlpLabel }) {
  return (
    <span class={styles.tlp} data-label={props.label} translate="no">
      {props.label}
    </span>
  );
}
