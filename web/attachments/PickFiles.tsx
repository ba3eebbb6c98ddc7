import Paperclip from 'lucide-solid/icons/paperclip';
import { t } from '../i18n/t.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { takeFiles } from './taking.ts';

/** A button that asks the system for files. */
export function PickFiles(props: { threadId: string }) {
  let input: HTMLInputElement | undefined;
  return (
    <>
      <IconButton label={t('attachments.add')} icon={Paperclip} size="small" onClick={() => input?.click()} />
      <input
        ref={(element) => {
          input = element;
        }}
        type="file"
        multiple
        hidden
        aria-label={t('attachments.add')}
        onChange={({ currentTarget }) => {
          void takeFiles(props.threadId, [...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </>
  );
}
