import Link from 'lucide-solid/icons/link';
import { createSignal, Show } from 'solid-js';
import { isSafeLink } from '../../shared/drafts/document.ts';
import { t } from '../i18n/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Cancel } from '../ui/FormDialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Input } from '../ui/Input.tsx';
import type { DraftEditor } from './draft-editor.ts';
import { toAddress } from './link-address.ts';
import { refocus } from './refocus.ts';

/** Makes a link of what is selected, changes the one under the caret, or inserts one with its text. */
export function LinkButton(props: { draft: DraftEditor }) {
  const { editor } = props.draft;
  const [open, setOpen] = createSignal(false);
  const [address, setAddress] = createSignal('');
  const [words, setWords] = createSignal('');
  const [wrong, setWrong] = createSignal<string>();
  const isLink = () => props.draft.read((now) => now.isActive('link'));
  const isEmpty = () => props.draft.read((now) => now.state.selection.empty) && !isLink();

  const begin = () => {
    setAddress(String(editor.getAttributes('link').href ?? ''));
    setWords('');
    setWrong(undefined);
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    refocus(editor);
  };
  const apply = () => {
    const href = toAddress(address());
    if (!isSafeLink(href)) return setWrong(t('drafts.linkWrong'));
    if (isEmpty()) {
      const text = words().trim() || address().trim();
      editor
        .chain()
        .insertContent({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] })
        .run();
    } else editor.chain().extendMarkRange('link').setLink({ href }).run();
    close();
  };
  const remove = () => {
    editor.chain().extendMarkRange('link').unsetLink().run();
    close();
  };

  return (
    <>
      <IconButton size="small" icon={Link} label={t('drafts.link')} pressed={isLink()} tabindex={-1} onClick={begin} />
      <Dialog
        open={open()}
        onClose={close}
        title={t('drafts.linkTitle')}
        onSubmit={apply}
        actions={
          <>
            <Show when={isLink()}>
              <Button variant="quiet" onClick={remove}>
                {t('drafts.linkRemove')}
              </Button>
            </Show>
            <Cancel />
            <Button type="submit" variant="primary">
              {t('drafts.linkSet')}
            </Button>
          </>
        }
      >
        <Field label={t('drafts.linkAddress')} hint={t('drafts.linkHint')} error={wrong()}>
          <Input
            value={address()}
            inputmode="url"
            autocapitalize="off"
            maxlength={2000}
            onInput={(event) => setAddress(event.currentTarget.value)}
          />
        </Field>
        <Show when={isEmpty()}>
          <Field label={t('drafts.linkText')} optional>
            <Input value={words()} maxlength={300} onInput={(event) => setWords(event.currentTarget.value)} />
          </Field>
        </Show>
      </Dialog>
    </>
  );
}
