import { createEffect, on, useContext } from 'solid-js';
import { t } from '../i18n/t.ts';
import { createAttempt } from '../lib/attempt.ts';
import { FailureBanner } from './Banner.tsx';
import { Button } from './Button.tsx';
import { Dialog, type DialogProps } from './Dialog.tsx';
import { LeaveContext } from './leave.ts';

type FormDialogProps = Pick<DialogProps, 'open' | 'onClose' | 'title' | 'text' | 'width' | 'children'> & {
  /** Each time it opens: sets the fields to where they begin. Without, the owner keeps what is in them. */
  onOpen?: () => void;
  /** The button: a verb and its object. */
  submit: string;
  /** Marks the fields that are missing or wrong; true when there are none. */
  check?: () => boolean;
  /** Then the dialog closes; if it throws, it stays, with the reason and all that was typed. */
  run: () => Promise<void>;
};

/** A short form over the page that is sent as a whole, or left. */
export function FormDialog(props: FormDialogProps) {
  const attempt = createAttempt();
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        attempt.clear();
        props.onOpen?.();
      },
    ),
  );
  createEffect(on(() => props.run, attempt.clear, { defer: true }));
  const submit = async () => {
    if (props.check?.() === false) return;
    if (await attempt.run(() => props.run())) props.onClose();
  };
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      text={props.text}
      width={props.width}
      keeps={!props.onOpen}
      onSubmit={() => void submit()}
      actions={
        <>
          <Cancel />
          <Button type="submit" variant="primary" busy={attempt.busy()}>
            {props.submit}
          </Button>
        </>
      }
    >
      <FailureBanner text={attempt.failure()} />
      {props.children}
    </Dialog>
  );
}

/** The way out of a dialog without sending it; asks first where words would be lost. */
export function Cancel() {
  const leave = useContext(LeaveContext);
  return <Button onClick={leave}>{t('ui.cancel')}</Button>;
}
