import Trash from 'lucide-solid/icons/trash';
import { createSignal, For, Show } from 'solid-js';
import type { TaskComment, TaskPage } from '../../shared/tasks/schema.ts';
import { requireMe } from '../accounts/session.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { createAttempt } from '../lib/attempt.ts';
import { createSendingIds } from '../lib/sending-ids.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { FailureBanner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Section } from '../ui/Section.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { showFailure } from '../ui/toasts.ts';
import { commentTask, deleteTaskComment } from './api.ts';
import styles from './TaskPage.module.css';

type TaskCommentsProps = { details: TaskPage; mayWrite: boolean; onChanged: () => void };

/** What was said of a task, and a field to say more. */
export function TaskComments(props: TaskCommentsProps) {
  const [leaving, setLeaving] = createSignal<TaskComment>();
  const mayDelete = ({ author }: TaskComment) =>
    props.mayWrite && (author.id === requireMe().id || ['chair', 'coordinator'].includes(props.details.role));

  async function remove(comment: TaskComment): Promise<void> {
    setLeaving(undefined);
    await deleteTaskComment(comment.taskId, comment.id).then(props.onChanged, showFailure);
  }

  return (
    <Section title={t('tasks.commentsHeading')} count={props.details.comments.length}>
      <Show when={props.details.comments.length > 0} fallback={<p class={styles.quiet}>{t('tasks.noComments')}</p>}>
        <ul class={styles.comments}>
          <For each={props.details.comments}>
            {(comment) => (
              <li>
                <Avatar person={comment.author} size="s" />
                <div>
                  <p class={styles.by}>
                    <b>{comment.author.displayName}</b>{' '}
                    <time datetime={comment.createdAt}>{formatDateTime(comment.createdAt)}</time>
                  </p>
                  <p class={styles.text}>{comment.body}</p>
                </div>
                <Show when={mayDelete(comment)}>
                  <IconButton
                    size="small"
                    icon={Trash}
                    label={t('tasks.deleteComment')}
                    onClick={() => setLeaving(comment)}
                  />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.mayWrite}>
        <NewComment taskId={props.details.task.id} onSaid={props.onChanged} />
      </Show>
      <ConfirmDialog
        open={leaving() !== undefined}
        onClose={() => setLeaving(undefined)}
        title={t('tasks.deleteCommentAsk')}
        text={t('tasks.deleteCommentText')}
        confirm={t('tasks.deleteComment')}
        onConfirm={() => {
          const comment = leaving();
          if (comment) void remove(comment);
        }}
      />
    </Section>
  );
}

function NewComment(props: { taskId: string; onSaid: () => void }) {
  const [text, setText] = createSignal('');
  const attempt = createAttempt();
  const sending = createSendingIds();

  async function say(): Promise<void> {
    const body = text().trim();
    if (!body) return;
    const done = await attempt.run(() => commentTask(props.taskId, { clientId: sending.idOf(body), body }));
    if (!done) return;
    sending.renew();
    setText('');
    props.onSaid();
  }

  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void say();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void say();
  };

  return (
    <form class={styles.form} onSubmit={submit}>
      <FailureBanner text={attempt.failure()} />
      <Field label={t('tasks.comment')}>
        <TextArea maxlength={4_000} value={text()} onText={setText} onKeyDown={press} />
      </Field>
      <Button type="submit" busy={attempt.busy()} disabled={!text().trim()}>
        {t('tasks.say')}
      </Button>
    </form>
  );
}
