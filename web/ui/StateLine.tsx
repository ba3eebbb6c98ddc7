import CircleAlert from 'lucide-solid/icons/circle-alert';
import CircleCheck from 'lucide-solid/icons/circle-check';
import LoaderCircle from 'lucide-solid/icons/loader-circle';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import type { JSX } from 'solid-js';
import { Icon } from './Icon.tsx';
import styles from './StateLine.module.css';

const icons = { success: CircleCheck, attention: TriangleAlert, danger: CircleAlert, busy: LoaderCircle };

type StateLineProps = {
  tone: keyof typeof icons;
  /** It changes while one looks: announced politely. */
  live?: boolean | undefined;
  children: JSX.Element;
};

/** A few words about a state, with its mark: "Zapisano, 11:42". Saved only when the server has stored it. */
export function StateLine(props: StateLineProps) {
  return (
    <span class={styles.state} data-tone={props.tone} role={props.live ? 'status' : undefined}>
      <Icon of={icons[props.tone]} size="s" />
      <span>{props.children}</span>
    </span>
  );
}
