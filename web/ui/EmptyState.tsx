import CloudOff from 'lucide-solid/icons/cloud-off';
import { type JSX, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { Button } from './Button.tsx';
import styles from './EmptyState.module.css';
import { Icon, type IconShape } from './Icon.tsx';

type EmptyStateProps = {
  icon: IconShape;
  title: string;
  /** What to do first. */
  text?: JSX.Element;
  action?: JSX.Element;
};

/** A list with nothing in it yet: says so, and what to do. */
export function EmptyState(props: EmptyStateProps) {
  return (
    <div class={styles.empty}>
      <Icon of={props.icon} size="l" />
      <p class={styles.title}>{props.title}</p>
      <Show when={props.text}>
        <p>{props.text}</p>
      </Show>
      <Show when={props.action}>
        <div class={styles.action}>{props.action}</div>
      </Show>
    </div>
  );
}

type ErrorStateProps = {
  title: string;
  /** What happened, and that nothing was lost. */
  text?: JSX.Element;
  icon?: IconShape | undefined;
  onRetry?: (() => void) | undefined;
  /** Instead of the retry button. */
  action?: JSX.Element;
};

/** A part that could not be loaded, with a way to try again. */
export function ErrorState(props: ErrorStateProps) {
  return (
    <div class={styles.empty} data-error="" role="alert">
      <Icon of={props.icon ?? CloudOff} size="l" />
      <p class={styles.title}>{props.title}</p>
      <Show when={props.text}>
        <p>{props.text}</p>
      </Show>
      <Show when={props.action ?? props.onRetry}>
        <div class={styles.action}>
          {props.action ?? <Button onClick={() => props.onRetry?.()}>{t('ui.retry')}</Button>}
        </div>
      </Show>
    </div>
  );
}
