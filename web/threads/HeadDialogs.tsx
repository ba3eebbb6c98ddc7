import type { Thread } from '../../shared/threads/schema.ts';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { DateDialog } from './DateDialog.tsx';
import { RelabelDialog } from './RelabelDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import './late-texts.ts';
import './texts.ts';

export type HeadDialog = 'rename' | 'label' | 'export' | 'close' | 'date';
type HeadDialogsProps = { thread: Thread; open: HeadDialog | undefined; onClose: () => void };

/** The dialogs about the whole thread, loaded when the first of them opens. */
export function HeadDialogs(props: HeadDialogsProps) {
  const is = (dialog: HeadDialog) => props.open === dialog;
  return (
    <>
      <RenameDialog thread={props.thread} open={is('rename')} onClose={props.onClose} />
      <ExportDialog thread={props.thread} open={is('export')} onClose={props.onClose} />
      <CloseDialog thread={props.thread} open={is('close')} onClose={props.onClose} />
      <DateDialog open={is('date')} onClose={props.onClose} />
      <RelabelDialog thread={props.thread} open={is('label')} onClose={props.onClose} />
    </>
  );
}
