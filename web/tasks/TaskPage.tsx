import { useParams } from '@solidjs/router';
import Pencil from 'lucide-solid/icons/pencil';
import { createEffect, createSignal, onCleanup, Show } from 'solid-js';
import type { TaskPage as Details } from '../../shared/tasks/schema.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { createQuery, type Query } from '../lib/query.ts';
import { createTitle } from '../lib/title.ts';
import { Related } from '../links/Related.tsx';
import { createCrumbs } from '../shell/crumbs.ts';
import { LoadedPage } from '../shell/LoadedPage.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Meta } from '../ui/Meta.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { Section } from '../ui/Section.tsx';
import { Select } from '../ui/Select.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import { readTask } from './api.ts';
import { followTasks } from './follow-tasks.ts';
import { moveTask } from './moving.ts';
import { TaskComments } from './TaskComments.tsx';
import { TaskDialog } from './TaskDialog.tsx';
import styles from './TaskPage.module.css';
import { Owners } from './TaskRow.tsx';
import { dueOf, stateOptions } from './words.ts';
import './texts.ts';

/** /zadania/:taskId: what is to be done, who does it, how far it is, and what was said of it. */
export function TaskPage() {
  const params = useParams<{ taskId: string }>();
  const page = createQuery(() => params.taskId, readTask);
  createTitle(() => page.data()?.task.title);
  createCrumbs(() => {
    const { task, groupName } = page.data() ?? {};
    if (!task || !groupName) return [];
    return [
      { label: bindShortWords(groupName), href: `/grupy/${task.groupId}?karta=ustalenia` },
      { label: bindShortWords(task.title) },
    ];
  });
  const groupId = () => page.data()?.task.groupId;
  createEffect(() => {
    const group = groupId();
    if (!group) return;
    const leave = followTasks(group, {
      onTask: ({ payload }) => {
        if (payload.task.id === params.taskId) void page.refetch();
      },
      onReset: () => void page.refetch(),
    });
    onCleanup(leave);
  });
  return <LoadedPage query={page}>{(details) => <Opened details={details()} query={page} />}</LoadedPage>;
}

function Opened(props: { details: Details; query: Query<Details> }) {
  const [changing, setChanging] = createSignal(false);
  const task = () => props.details.task;
  const mayWrite = () => props.details.role !== 'observer';
  const due = () => dueOf(task(), props.details.today);
  const put = (next: Details['task']) => props.query.update((now) => ({ ...now, task: next }));
  return (
    <Page>
      <PageHead
        title={bindShortWords(task().title)}
        actions={
          <Show when={mayWrite()}>
            <Button icon={Pencil} onClick={() => setChanging(true)}>
              {t('tasks.edit')}
            </Button>
          </Show>
        }
      >
        <Meta>
          <Tlp label={task().label} />
          <Show when={due()}>{(said) => <Badge tone={said().tone}>{said().text}</Badge>}</Show>
          <Owners task={task()} />
          <span>{t('tasks.madeBy', { name: task().author.displayName, when: formatDateTime(task().createdAt) })}</span>
        </Meta>
      </PageHead>
      <Show when={mayWrite()} fallback={<Badge>{t(`tasks.state.${task().state}`)}</Badge>}>
        <div class={styles.state}>
          <Field label={t('tasks.state')}>
            <Select
              options={stateOptions()}
              value={task().state}
              onChange={(state) => void moveTask(task(), state, put)}
            />
          </Field>
        </div>
      </Show>
      <Show when={task().note}>
        {(note) => (
          <Section title={t('tasks.note')}>
            <p class={styles.note}>{bindShortWords(note())}</p>
          </Section>
        )}
      </Show>
      <Related thing={{ kind: 'task', id: task().id }} />
      <TaskComments details={props.details} mayWrite={mayWrite()} onChanged={() => void props.query.refetch()} />
      <TaskDialog
        open={changing()}
        onClose={() => setChanging(false)}
        groupId={task().groupId}
        task={task()}
        onSaved={put}
      />
    </Page>
  );
}
