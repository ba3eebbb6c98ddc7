import { useNavigate } from '@solidjs/router';
import { createEffect, createSignal } from 'solid-js';
import type { TlpLabel } from '../../shared/labels.ts';
import { bodyLimit, titleLimit } from '../../shared/threads/schema.ts';
import { cleanText } from '../../shared/threads/text.ts';
import { requireMe } from '../accounts/session.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input } from '../ui/Input.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { createThread, listGroupMembers } from './api.ts';
import { LabelFields } from './LabelFields.tsx';
import { unsentText } from './unsent-text.ts';

type NewThreadDialogProps = { groupId: string; open: boolean; onClose: () => void };

/** Opens a thread. What is written survives a reload and a failure; the same attempt again never makes a second one. */
export function NewThreadDialog(props: NewThreadDialogProps) {
  const me = requireMe();
  const navigate = useNavigate();
  const keptTitle = unsentText(me.id, `new title ${props.groupId}`);
  const keptBody = unsentText(me.id, `new ${props.groupId}`);
  const [title, setTitle] = createSignal(keptTitle.read().text);
  const [body, setBody] = createSignal(keptBody.read().text);
  const [label, setLabel] = createSignal<TlpLabel>('TLP:AMBER');
  const [readers, setReaders] = createSignal<string[]>([]);
  let clientId = crypto.randomUUID();
  const members = createQuery(() => (props.open ? props.groupId : undefined), listGroupMembers);
  createEffect(() => keptTitle.write({ text: title(), quote: null }));
  createEffect(() => keptBody.write({ text: body(), quote: null }));

  async function open(): Promise<void> {
    const named = label() === 'TLP:RED' ? { readers: readers() } : {};
    const fields = { clientId, title: title().trim(), label: label(), body: cleanText(body()), ...named };
    const thread = await createThread(props.groupId, fields);
    clientId = crypto.randomUUID();
    setTitle('');
    setBody('');
    navigate(`/watki/${thread.id}`);
  }

  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={t('threads.new')}
      width="wide"
      submit={t('threads.open')}
      check={() => title().trim() !== '' && cleanText(body()) !== ''}
      run={open}
    >
      <Field label={t('threads.title')} hint={t('threads.titleHint')}>
        <Input
          value={title()}
          maxLength={titleLimit}
          required
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
      </Field>
      <Field label={t('threads.firstMessage')}>
        <TextArea
          value={body()}
          rows={5}
          maxLength={bodyLimit}
          required
          placeholder={t('threads.placeholder')}
          onText={setBody}
        />
      </Field>
      <LabelFields
        label={label()}
        onLabel={setLabel}
        readers={readers()}
        onReaders={setReaders}
        people={(members.data() ?? []).filter((person) => person.id !== me.id)}
      />
    </FormDialog>
  );
}
