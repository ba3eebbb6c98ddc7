import { createSignal, Show } from 'solid-js';
import { isStricter, type TlpLabel, tlpLabels } from '../../shared/labels.ts';
import { titleLimit } from '../../shared/threads/schema.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input } from '../ui/Input.tsx';
import { Select } from '../ui/Select.tsx';
import { showToast } from '../ui/toasts.ts';
import { listThreads, moveMessages } from './api.ts';
import { useThread } from './view.ts';

const fresh = 'new';

/** Takes the chosen messages to another thread of the group, or to a new one, of the same or a narrower label. */
export function MoveDialog(props: { messageIds: readonly string[]; open: boolean; onClose: () => void }) {
  const view = useThread();
  const thread = () => view.store.state()?.thread;
  const threadLabel = (): TlpLabel => thread()?.label ?? 'TLP:AMBER';
  const [target, setTarget] = createSignal(fresh);
  const [title, setTitle] = createSignal('');
  const [label, setLabel] = createSignal<TlpLabel>('TLP:AMBER');
  let clientId = crypto.randomUUID();
  const threads = createQuery(
    () => (props.open ? thread()?.groupId : undefined),
    (groupId) => listThreads(groupId),
  );
  const isNarrow = (each: TlpLabel) => each === threadLabel() || isStricter(each, threadLabel());
  const targets = () =>
    (threads.data()?.items ?? []).filter((each) => each.id !== view.threadId && !each.closing && isNarrow(each.label));
  const labels = () =>
    tlpLabels.filter((each) => isNarrow(each) && (each !== 'TLP:RED' || threadLabel() === 'TLP:RED')).reverse();

  async function move(): Promise<void> {
    const to = target() === fresh ? { clientId, title: title().trim(), label: label() } : { threadId: target() };
    const moved = await moveMessages(view.threadId, { messageIds: [...props.messageIds], to });
    view.choosing.end();
    showToast(t('threads.moved', { count: props.messageIds.length }), {
      action: { label: t('threads.goThere'), run: () => view.leave(`/watki/${moved.threadId}?nr=${moved.ordinal}`) },
    });
  }

  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={t('threads.moveTitle', { count: props.messageIds.length })}
      text={t('threads.moveText')}
      submit={t('threads.move')}
      onOpen={() => {
        clientId = crypto.randomUUID();
        setTarget(fresh);
        setTitle('');
        setLabel(threadLabel());
      }}
      check={() => target() !== fresh || title().trim() !== ''}
      run={move}
    >
      <Field label={t('threads.moveWhere')}>
        <Select
          options={[
            { value: fresh, label: t('threads.moveToNew') },
            ...targets().map(({ id, title: name }) => ({ value: id, label: name })),
          ]}
          value={target()}
          onChange={setTarget}
        />
      </Field>
      <Show when={target() === fresh}>
        <Field label={t('threads.title')}>
          <Input
            value={title()}
            maxLength={titleLimit}
            required
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </Field>
        <Field label={t('threads.label')}>
          <Select
            options={labels().map((each) => ({ value: each, label: each }))}
            value={label()}
            onChange={setLabel}
          />
        </Field>
      </Show>
    </FormDialog>
  );
}
