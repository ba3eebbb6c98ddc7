import { useNavigate } from '@solidjs/router';
import { createEffect, createSignal, Show } from 'solid-js';
import { type TlpLabel, tlpLabels } from '../../shared/labels.ts';
import { bodyLimit, titleLimit } from '../../shared/threads/schema.ts';
import { cleanText, isBlank } from '../../shared/threads/text.ts';
import { requireMe } from '../accounts/session.ts';
import { DropFiles } from '../attachments/DropFiles.tsx';
import { PickFiles } from '../attachments/PickFiles.tsx';
import { takePasted } from '../attachments/taking.ts';
import { WaitingFiles } from '../attachments/WaitingFiles.tsx';
import { filesInComposer, forgetFiles, groupPlace, wholeFiles } from '../attachments/waiting.ts';
import { callableUnder } from '../groups/callable.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { sendsOn } from '../markdown/keys.ts';
import { MarkdownField } from '../markdown/MarkdownField.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input } from '../ui/Input.tsx';
import { createThread, listGroupMembers } from './api.ts';
import composer from './Composer.module.css';
import { LabelFields } from './LabelFields.tsx';
import { unsentText } from './unsent-text.ts';
import './late-texts.ts';
import './texts.ts';

const usual: TlpLabel = 'TLP:AMBER';

type NewThreadDialogProps = { groupId: string; open: boolean; onClose: () => void };

/** Opens a thread. What is written survives a reload and a failure; the same attempt again never makes a second one. */
export function NewThreadDialog(props: NewThreadDialogProps) {
  const me = requireMe();
  const navigate = useNavigate();
  const place = groupPlace(props.groupId);
  const { title, setTitle, body, setBody, label, setLabel, readers, setReaders, clear } = createKept(props.groupId);
  const [missing, setMissing] = createSignal(false);
  const files = () => filesInComposer(place);
  let clientId = crypto.randomUUID();
  let field: HTMLTextAreaElement | undefined;
  let waiting = new AbortController();
  const members = createQuery(() => (props.open ? props.groupId : undefined), listGroupMembers);
  const others = () => (members.data() ?? []).filter((person) => person.id !== me.id);
  const isEmpty = () => isBlank(body()) && files().length === 0;
  // Whoever leaves while files are on their way opens no thread.
  createEffect(() => props.open || waiting.abort());

  function check(): boolean {
    setMissing(isEmpty());
    if (missing()) field?.focus();
    return !missing() && title().trim() !== '' && Array.from(body()).length <= bodyLimit;
  }

  async function open(): Promise<void> {
    waiting = new AbortController();
    const taken = files().map(({ id }) => id);
    const attachmentIds = await wholeFiles(place, waiting.signal);
    const named = label() === 'TLP:RED' ? { readers: readers() } : {};
    const fields = { clientId, title: title().trim(), label: label(), body: cleanText(body()), ...named };
    const thread = await createThread(props.groupId, { ...fields, ...(taken.length > 0 ? { attachmentIds } : {}) });
    clientId = crypto.randomUUID();
    clear();
    await forgetFiles(taken);
    navigate(`/watki/${thread.id}`);
  }

  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={t('threads.new')}
      width="wide"
      submit={t('threads.open')}
      check={check}
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
      <Field label={t('threads.firstMessage')} error={missing() && isEmpty() ? t('threads.firstMissing') : undefined}>
        <MarkdownField
          value={body()}
          onValue={setBody}
          callable={callableUnder({ label: label(), readers: readers(), people: others(), groupId: props.groupId })}
          limit={bodyLimit}
          rows={5}
          placeholder={t('threads.placeholder')}
          ref={(element) => {
            field = element;
          }}
          onKey={(event) => sendsOn(event) && submitForm(event)}
          onPaste={(event) => takePasted(place, event)}
        >
          <div class={composer.files}>
            <WaitingFiles files={files()} onRemoved={() => field?.focus()} />
          </div>
          <div class={composer.bar}>
            <PickFiles place={place} />
          </div>
        </MarkdownField>
      </Field>
      <LabelFields label={label()} onLabel={setLabel} readers={readers()} onReaders={setReaders} people={others()} />
      <Show when={props.open}>
        <DropFiles place={place} />
      </Show>
    </FormDialog>
  );
}

function submitForm(event: KeyboardEvent): boolean {
  if (event.target instanceof HTMLTextAreaElement) event.target.form?.requestSubmit();
  return true;
}

/** What stands in the dialog of a group, kept in this browser until the thread is open. */
function createKept(groupId: string) {
  const keep = (what: string) => unsentText(requireMe().id, `new ${what}${groupId}`);
  const [keptTitle, keptBody, keptLabel] = [keep('title '), keep(''), keep('label ')];
  const [known, ...named] = keptLabel.read().text.split(' ');
  const [title, setTitle] = createSignal(keptTitle.read().text);
  const [body, setBody] = createSignal(keptBody.read().text);
  const [label, setLabel] = createSignal<TlpLabel>(tlpLabels.find((each) => each === known) ?? usual);
  const [readers, setReaders] = createSignal<string[]>(named);
  createEffect(() => keptTitle.write({ text: title(), quote: null }));
  createEffect(() => keptBody.write({ text: body(), quote: null }));
  createEffect(() =>
    keptLabel.write({ text: label() === usual ? '' : [label(), ...readers()].join(' '), quote: null }),
  );
  function clear(): void {
    setTitle('');
    setBody('');
    setLabel(usual);
    setReaders([]);
  }
  return { title, setTitle, body, setBody, label, setLabel, readers, setReaders, clear };
}
