import Paperclip from 'lucide-solid/icons/paperclip';
import { fileKinds } from '../../shared/attachments/kinds.ts';
import { t } from '../i18n/t.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { takeFiles } from './taking.ts';

// Phones turn their own kinds of photographs into one of these.
const accepted = [...fileKinds].flatMap(([type, { endings }]) => [type, ...endings.map((end) => `.${end}`)]).join();

/** A button that asks the system for files. */
export function PickFiles(props: { place: string }) {
  let input: HTMLInputElement | undefined;
  return (
    <>
      <IconButton label={t('attachments.add')} icon={Paperclip} size="small" onClick={() => input?.click()} />
      <input
        ref={(element) => {
          input = element;
        }}
        type="file"
        accept={accepted}
        multiple
        hidden
        aria-label={t('attachments.add')}
        onChange={({ currentTarget }) => {
          void takeFiles(props.place, [...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </>
  );
}
