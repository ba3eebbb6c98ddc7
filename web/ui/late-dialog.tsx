import { type Component, createEffect, Show, Suspense } from 'solid-js';
import { t } from '../i18n/t.ts';
import { createLate } from '../lib/late.ts';
import { showToast } from './toasts.ts';

type Opening = { open: boolean; onClose: () => void };

/** A dialog with much in it, loaded when it first opens; where it cannot be, it says so and closes, and can be tried again. */
export function lateDialog<Props extends Opening>(load: () => Promise<Component<Props>>): Component<Props> {
  const late = createLate(load);
  return (props) => {
    createEffect(() => {
      if (!props.open) return;
      void late.want().then(() => {
        if (!late.failed()) return;
        showToast(t('errors.network'), { tone: 'danger' });
        props.onClose();
      });
    });
    return (
      <Show when={late.part()} keyed>
        {(View) => (
          <Suspense>
            <View {...props} />
          </Suspense>
        )}
      </Show>
    );
  };
}
