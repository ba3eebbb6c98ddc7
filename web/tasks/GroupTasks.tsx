import { useSearchParams } from '@solidjs/router';
import ListTodo from 'lucide-solid/icons/list-todo';
import Plus from 'lucide-solid/icons/plus';
import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js';
import type { GroupRole } from '../../shared/groups/schema.ts';
import type { GroupTasks as Listed, Task, TaskState } from '../../shared/tasks/schema.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Button } from '../ui/Button.tsx';
import { Segmented } from '../ui/Choices.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Rows } from '../ui/Rows.tsx';
import { Section } from '../ui/Section.tsx';
import { listGroupTasks } from './api.ts';
import { followTasks } from './follow-tasks.ts';
import styles from './GroupTasks.module.css';
import { moveTask } from './moving.ts';
import { withTask } from './order.ts';
import { TaskBoard } from './TaskBoard.tsx';
import { TaskDialog } from './TaskDialog.tsx';
import { TaskRow } from './TaskRow.tsx';

/** The tasks of a group as a list or a board; which of them stands in the address. */
export function GroupTasks(props: { groupId: string; role: GroupRole }) {
  const [query, setQuery] = useSearchParams<{ widok?: string }>();
  const [making, setMaking] = createSignal(false);
  const tasks = createQuery(() => props.groupId, listGroupTasks);
  const put = (task: Task) => tasks.update((now) => ({ ...now, items: withTask(now.items, task) }));
  createEffect(() => {
    const leave = followTasks(props.groupId, {
      onTask: ({ payload }) => put(payload.task),
      onReset: () => void tasks.refetch(),
    });
    onCleanup(leave);
  });
  const mayWrite = () => props.role !== 'observer';
  const view = () => (query.widok === 'tablica' ? 'board' : 'list');
  const move = () => (mayWrite() ? (task: Task, state: TaskState) => void moveTask(task, state, put) : undefined);
  const begin = () => (
    <Button size="small" icon={Plus} onClick={() => setMaking(true)}>
      {t('tasks.new')}
    </Button>
  );
  return (
    <Section title={t('tasks.heading')} count={tasks.data()?.items.filter(({ closedAt }) => !closedAt).length}>
      <Loaded query={tasks}>
        {(listed) => (
          <Show
            when={listed().items.length > 0}
            fallback={
              <EmptyState
                icon={ListTodo}
                title={t('tasks.none')}
                text={mayWrite() ? t('tasks.noneHint') : t('tasks.noneHintReader')}
                action={mayWrite() && begin()}
              />
            }
          >
            <div class={styles.bar}>
              <Segmented
                legend={t('tasks.view')}
                legendHidden
                choices={[
                  { value: 'list', label: t('tasks.list') },
                  { value: 'board', label: t('tasks.board') },
                ]}
                value={view()}
                onChange={(wanted) =>
                  setQuery({ widok: wanted === 'board' ? 'tablica' : null }, { replace: true, scroll: false })
                }
              />
              <Show when={mayWrite()}>{begin()}</Show>
            </div>
            <Show
              when={view() === 'list'}
              fallback={<TaskBoard tasks={listed().items} today={listed().today} onMove={move()} />}
            >
              <List listed={listed()} onMove={move()} />
            </Show>
          </Show>
        )}
      </Loaded>
      <TaskDialog open={making()} onClose={() => setMaking(false)} groupId={props.groupId} onSaved={put} />
    </Section>
  );
}

type ListProps = { listed: Listed; onMove: ((task: Task, state: TaskState) => void) | undefined };

function List(props: ListProps) {
  const [whole, setWhole] = createSignal(false);
  const closed = () => props.listed.items.filter(({ closedAt }) => closedAt);
  const shown = () => props.listed.items.filter(({ closedAt }) => whole() || !closedAt);
  const mover = (task: Task) => props.onMove && ((state: TaskState) => props.onMove?.(task, state));
  return (
    <>
      <Show when={shown().length > 0} fallback={<p class="small muted">{t('tasks.allClosed')}</p>}>
        <Rows label={t('tasks.heading')}>
          <For each={shown()}>{(task) => <TaskRow task={task} today={props.listed.today} onMove={mover(task)} />}</For>
        </Rows>
      </Show>
      <Show when={closed().length > 0}>
        <Button variant="quiet" size="small" aria-expanded={whole()} onClick={() => setWhole(!whole())}>
          {whole() ? t('tasks.hideClosed') : t('tasks.showClosed', { count: closed().length })}
        </Button>
      </Show>
    </>
  );
}
