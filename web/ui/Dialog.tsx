import { createEffect, createSignal, type JSX, on, Show, Suspense } from 'solid-js';
import { t } from '../i18n/t.ts';
import { createLate } from '../lib/late.ts';
import { Button } from './Button.tsx';
import { showToast } from './toasts.ts';

export type DialogProps = {
  open: boolean;
  /** Escape, the cross, a click beside it. The owner then sets `open` to false. */
  onClose: () => void;
  title: string;
  /** One sentence under the title, read with it. */
  text?: JSX.Element;
  children?: JSX.Element;
  /** The buttons at the end; the primary one last. */
  actions?: JSX.Element;
  /** The body and the buttons become a form. */
  onSubmit?: (() => void) | undefined;
  /** Something is lost if it goes on: the dialog asks, has no cross, and stays on a click beside it. */
  alert?: boolean | undefined;
  /** The owner keeps what is typed after it closes: nobody is asked whether to lose it. */
  keeps?: boolean | undefined;
  /** narrow 30 (the default), wide 44 rem. */
  width?: 'narrow' | 'wide' | undefined;
};

const late = createLate(() => import('./DialogView.tsx').then(({ DialogView }) => DialogView));

/** A question or a short form over the page. Its code is loaded when it first opens; where it cannot be, it says so and closes. */
export function Dialog(props: DialogProps) {
  return <Opened {...props} shape="dialog" />;
}

/** More than a dialog holds, from the side; from below on a phone. */
export function Sheet(props: Omit<DialogProps, 'alert' | 'keeps' | 'width'>) {
  return <Opened {...props} shape="sheet" />;
}

function Opened(props: DialogProps & { shape: 'dialog' | 'sheet' }) {
  const [trigger, setTrigger] = createSignal<HTMLElement>();
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        const active = document.activeElement;
        setTrigger(active instanceof HTMLElement ? active : document.body);
        void late.want().then(giveUp);
      },
    ),
  );
  function giveUp(): void {
    if (!late.failed()) return;
    showToast(t('errors.network'), { tone: 'danger' });
    props.onClose();
  }
  return (
    <Show when={late.part()} keyed>
      {(DialogView) => (
        <Show when={trigger()}>
          {(element) => (
            <Suspense>
              <DialogView {...props} trigger={element()} />
            </Suspense>
          )}
        </Show>
      )}
    </Show>
  );
}

type ConfirmDialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What will be lost, and what stays. */
  text: JSX.Element;
  /** The verb and its object: "Usuń wątek". */
  confirm: string;
  /** The way back: "Zostaw wątek". */
  keep?: string | undefined;
  onConfirm: () => void;
  busy?: boolean | undefined;
  children?: JSX.Element;
};

/** Asks once before something is lost. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog
      alert
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      text={props.text}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{props.keep ?? t('ui.cancel')}</Button>
          <Button variant="danger" busy={props.busy} onClick={() => props.onConfirm()}>
            {props.confirm}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
