import FileText from 'lucide-solid/icons/file-text';
import MessageSquare from 'lucide-solid/icons/message-square';
import Paperclip from 'lucide-solid/icons/paperclip';
import { For, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { Row, RowIcon, Rows } from '../ui/Rows.tsx';
import type { Unsent } from './unsent.ts';
import './texts.ts';

type UnsentDialogProps = { open: boolean; onClose: () => void; unsent: Unsent; onLeave: () => void };

/** Asks once before a sign-out drops what was not sent. */
export function UnsentDialog(props: UnsentDialogProps) {
  return (
    <ConfirmDialog
      open={props.open}
      onClose={props.onClose}
      title={t('accounts.unsentAsk')}
      text={t('accounts.unsentText')}
      keep={t('accounts.unsentStay')}
      confirm={t('accounts.unsentLeave')}
      onConfirm={props.onLeave}
    >
      <Rows tight>
        <For each={props.unsent.drafts}>
          {(title) => <Row lead={<RowIcon of={FileText} />} title={t('accounts.unsentDraft', { title })} />}
        </For>
        <Show when={props.unsent.messages}>
          {(count) => (
            <Row lead={<RowIcon of={MessageSquare} />} title={t('accounts.unsentMessages', { count: count() })} />
          )}
        </Show>
        <Show when={props.unsent.files}>
          {(count) => <Row lead={<RowIcon of={Paperclip} />} title={t('attachments.unposted', { count: count() })} />}
        </Show>
      </Rows>
    </ConfirmDialog>
  );
}
