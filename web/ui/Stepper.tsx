import Check from 'lucide-solid/icons/check';
import { For, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { Icon } from './Icon.tsx';
import styles from './Stepper.module.css';

/** The states of a thing in order; `current` counts from 0. */
export function Stepper(props: { label: string; steps: readonly string[]; current: number }) {
  return (
    <ol class={styles.stepper} aria-label={props.label}>
      <For each={props.steps}>
        {(step, index) => (
          <li
            data-done={index() < props.current ? '' : undefined}
            aria-current={index() === props.current ? 'step' : undefined}
          >
            <span class={styles.mark} aria-hidden="true">
              <Show when={index() < props.current} fallback={index() + 1}>
                <Icon of={Check} size="s" />
              </Show>
            </span>
            {step}
            <Show when={index() < props.current}>
              <span class="visually-hidden">, {t('ui.step.done')}</span>
            </Show>
          </li>
        )}
      </For>
    </ol>
  );
}
