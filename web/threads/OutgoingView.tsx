import { Show } from 'solid-js';
import { spellRefs } from '../../shared/markdown/refs.ts';
import { WaitingFiles } from '../attachments/WaitingFiles.tsx';
import { detachFiles, filesOfOutgoing, removeFile } from '../attachments/waiting.ts';
import { formatTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { StateLine } from '../ui/StateLine.tsx';
import { showToast } from '../ui/toasts.ts';
import { MessageBody } from './MessageBody.tsx';
import message from './MessageView.module.css';
import styles from './OutgoingView.module.css';
import { cancelOutgoing, kickOutbox, retryOutgoing } from './outbox.ts';
import type { Outgoing } from './outbox-store.ts';
import { mergeUnsent, nothingWritten } from './unsent-merge.ts';
import { useThread } from './view.ts';

/** A message that is still on this device: it looks sent at once, and says so when it is not. */
export function OutgoingView(props: { outgoing: Outgoing }) {
  const view = useThread();
  const files = () => filesOfOutgoing(props.outgoing.clientId);
  /** Their author has to say whether it goes without them. */
  const refusedFiles = () => files().filter((file) => file.refused);
  const trouble = () => props.outgoing.attempts > 0 || refusedFiles().length > 0;
  const waits = () => files().some((file) => !file.attachment);

  /** Without its last file a message without words says nothing. */
  async function dropIfEmpty(): Promise<void> {
    if (props.outgoing.body === '' && files().length === 0) await drop();
    else kickOutbox();
  }

  async function sendWithout(): Promise<void> {
    for (const file of refusedFiles()) await removeFile(file);
    await dropIfEmpty();
  }

  async function takeBack(): Promise<Outgoing | undefined> {
    const taken = await cancelOutgoing(props.outgoing.clientId);
    if (!taken) showToast(t('threads.alreadySent'));
    return taken;
  }

  async function rewrite(): Promise<void> {
    const taken = await takeBack();
    if (!taken) return;
    const { writing } = view;
    const theirs = { ...nothingWritten, ...taken };
    writing.fill(mergeUnsent({ mine: writing.all(), base: nothingWritten, theirs }));
    await detachFiles(taken.clientId);
    writing.focus();
  }

  async function drop(): Promise<void> {
    const files = filesOfOutgoing(props.outgoing.clientId);
    if (!(await takeBack())) return;
    for (const file of files) await removeFile(file);
    showToast(t('threads.dropped'));
  }

  return (
    <li class={message.row} data-outgoing={trouble() ? 'trouble' : 'waiting'}>
      <article class={message.message} data-head="" aria-label={view.me.displayName}>
        <Avatar person={view.me} />
        <div class={styles.parts} data-trouble={trouble() ? '' : undefined}>
          <p class={message.head}>
            <b>{view.me.displayName}</b>
            <State outgoing={props.outgoing} refused={Boolean(props.outgoing.refused) || refusedFiles().length > 0} />
          </p>
          <MessageBody body={spellRefs(props.outgoing.body)} />
          <WaitingFiles files={files()} onRemoved={() => void dropIfEmpty()} />
          <Show when={trouble() || waits()}>
            <p class="small muted" hidden={!trouble()}>
              {props.outgoing.refused ?? t(refusedFiles().length > 0 ? 'threads.fileRefused' : 'threads.staysHere')}{' '}
              {props.outgoing.refused && t('threads.nothingLost')}
            </p>
            <div class={styles.actions}>
              <Show
                when={refusedFiles().length > 0}
                fallback={
                  <Show when={trouble()}>
                    <Button size="small" onClick={() => void retryOutgoing(props.outgoing.clientId)}>
                      {t('threads.retry')}
                    </Button>
                  </Show>
                }
              >
                <Button size="small" onClick={() => void sendWithout()}>
                  {t('threads.sendWithout')}
                </Button>
              </Show>
              <Button size="small" variant="quiet" onClick={() => void rewrite()}>
                {t('threads.editOutgoing')}
              </Button>
              <Button size="small" variant="quiet" onClick={() => void drop()}>
                {t('threads.dropOutgoing')}
              </Button>
            </div>
          </Show>
        </div>
      </article>
    </li>
  );
}

function State(props: { outgoing: Outgoing; refused: boolean }) {
  const time = () => formatTime(props.outgoing.queuedAt);
  return (
    <Show
      when={props.refused}
      fallback={
        <Show
          when={props.outgoing.attempts > 0}
          fallback={
            <span class={styles.patient}>
              <StateLine tone="busy">{t('threads.waiting')}</StateLine>
            </span>
          }
        >
          <StateLine tone="attention" live>
            {t('threads.retrying')}
          </StateLine>
        </Show>
      }
    >
      <StateLine tone="danger" live>
        {t('threads.refused')}, {time()}
      </StateLine>
    </Show>
  );
}
