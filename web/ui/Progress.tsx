import { Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { Button } from './Button.tsx';
import styles from './Progress.module.css';

type ProgressProps = {
  label: string;
  value: number;
  max?: number | undefined;
  labelHidden?: boolean | undefined;
  /** A long job can be given up. */
  onCancel?: (() => void) | undefined;
};

/** How far a job is. */
export function Progress(props: ProgressProps) {
  return (
    <div class={styles.progress}>
      <div class={props.labelHidden ? 'visually-hidden' : styles.head}>
        <span>{props.label}</span>
        <Show when={props.onCancel}>
          <Button variant="quiet" size="small" onClick={() => props.onCancel?.()}>
            {t('ui.cancel')}
          </Button>
        </Show>
      </div>
      <progress class={styles.bar} value={props.value} max={props.max ?? 100} aria-label={props.label} />
    </div>
  );
}
