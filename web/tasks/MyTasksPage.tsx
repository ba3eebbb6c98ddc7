import ListChecks from 'lucide-solid/icons/list-checks';
import { createEffect, createMemo, For, onCleanup, Show } from 'solid-js';
import type { MyTask } from '../../shared/tasks/schema.ts';
import { dayKey } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { createTitle } from '../lib/title.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { Rows } from '../ui/Rows.tsx';
import { Section } from '../ui/Section.tsx';
import { listMyTasks } from './api.ts';
import { followTasks } from './follow-tasks.ts';
import { moveTask } from './moving.ts';
import { TaskRow } from './TaskRow.tsx';
import './texts.ts';

/** /zadania: what I have taken on in all groups; overdue first. */
export function MyTasksPage() {
  const mine = createQuery(() => 'mine', listMyTasks);
  createTitle(() => t('tasks.mine'));
  createCrumbs(() => [{ label: t('tasks.mine') }]);
  const groups = createMemo(() => [...new Set((mine.data() ?? []).map(({ groupId }) => groupId))].sort().join(' '));
  createEffect(() => {
    const again = () => void mine.refetch();
    const leave = groups()
      .split(' ')
      .filter(Boolean)
      .map((groupId) => followTasks(groupId, { onTask: again, onReset: again }));
    onCleanup(() => {
      for (const each of leave) each();
    });
  });
  const overdue = () => (mine.data() ?? []).filter((task) => task.overdue);
  const ahead = () => (mine.data() ?? []).filter((task) => !task.overdue);
  const apply = () => void mine.refetch();
  return (
    <Page>
      <PageHead title={t('tasks.mine')}>
        <p>{t('tasks.mineLede')}</p>
      </PageHead>
      <Loaded query={mine}>
        {(all) => (
          <Show
            when={all().length > 0}
            fallback={<EmptyState icon={ListChecks} title={t('tasks.mineNone')} text={t('tasks.mineNoneHint')} />}
          >
            <Part title={t('tasks.mineOverdue')} tasks={overdue()} onMoved={apply} />
            <Part title={t('tasks.mineAhead')} tasks={ahead()} onMoved={apply} />
          </Show>
        )}
      </Loaded>
    </Page>
  );
}

function Part(props: { title: string; tasks: readonly MyTask[]; onMoved: () => void }) {
  return (
    <Show when={props.tasks.length > 0}>
      <Section title={props.title} count={props.tasks.length}>
        <Rows>
          <For each={props.tasks}>
            {(task) => (
              <TaskRow
                task={task}
                today={dayKey(new Date())}
                groupName={task.groupName}
                onMove={(state) => void moveTask(task, state, props.onMoved)}
              />
            )}
          </For>
        </Rows>
      </Section>
    </Show>
  );
}
