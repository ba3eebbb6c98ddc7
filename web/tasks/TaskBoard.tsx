import Ellipsis from 'lucide-solid/icons/ellipsis';
import { createUniqueId, For, Show } from 'solid-js';
import { type Task, type TaskState, taskStates } from '../../shared/tasks/schema.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { Badge } from '../ui/Badge.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { boardKeys } from './board-keys.ts';
import styles from './TaskBoard.module.css';
import { Owners } from './TaskRow.tsx';
import { dueOf, stateIcons } from './words.ts';

type TaskBoardProps = {
  tasks: readonly Task[];
  today: string;
  /** Absent for those who only read. */
  onMove?: ((task: Task, state: TaskState) => void) | undefined;
};

/** Tasks in a column for each state. Arrows go from card to card, with Shift they carry it to another column. */
export function TaskBoard(props: TaskBoardProps) {
  const hint = createUniqueId();
  let board: HTMLDivElement | undefined;
  const tasksIn = (state: TaskState) => props.tasks.filter((task) => task.state === state);

  function press(event: KeyboardEvent): void {
    const card = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-task]') : null;
    if (!board || !card || card !== event.target) return;
    boardKeys(event, { board, card, onCarry: carry });
  }

  function carry(id: string, state: TaskState): void {
    const task = props.tasks.find((each) => each.id === id);
    if (!task || !props.onMove) return;
    props.onMove(task, state);
  }

  return (
    <>
      <p class={styles.hint} id={hint}>
        {props.onMove ? t('tasks.boardHint') : t('tasks.boardHintReader')}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the links inside, heard in one place */}
      <div class={styles.board} ref={board} onKeyDown={press}>
        <For each={taskStates}>
          {(state) => (
            <section
              class={styles.column}
              aria-label={t('tasks.column', { state: t(`tasks.state.${state}`) })}
              data-state={state}
            >
              <h3 class={styles.head}>
                <Icon of={stateIcons[state]} size="s" />
                {t(`tasks.state.${state}`)} <span class={styles.count}>{tasksIn(state).length}</span>
              </h3>
              <Show when={tasksIn(state).length > 0} fallback={<p class={styles.none}>{t('tasks.noneHere')}</p>}>
                <ul class={styles.cards}>
                  <For each={tasksIn(state)}>
                    {(task) => <Card task={task} today={props.today} describedBy={hint} onMove={props.onMove} />}
                  </For>
                </ul>
              </Show>
            </section>
          )}
        </For>
      </div>
    </>
  );
}

type CardProps = Pick<TaskBoardProps, 'today' | 'onMove'> & { task: Task; describedBy: string };

function Card(props: CardProps) {
  const due = () => dueOf(props.task, props.today);
  const moves = () =>
    taskStates
      .filter((state) => state !== props.task.state)
      .map((state) => ({
        label: t(`tasks.state.${state}`),
        icon: stateIcons[state],
        onSelect: () => props.onMove?.(props.task, state),
      }));
  return (
    <li class={styles.card}>
      <a
        class={styles.title}
        href={`/zadania/${props.task.id}`}
        data-task={props.task.id}
        aria-describedby={props.describedBy}
      >
        {bindShortWords(props.task.title)}
      </a>
      <div class={styles.foot}>
        <Show when={due()}>{(said) => <Badge tone={said().tone}>{said().text}</Badge>}</Show>
        <Owners task={props.task} />
        <Show when={props.onMove}>
          <span class={styles.menu}>
            <Menu
              align="end"
              items={[{ heading: t('tasks.moveTo') }, ...moves()]}
              trigger={(trigger) => (
                <IconButton
                  {...trigger}
                  size="small"
                  icon={Ellipsis}
                  label={t('tasks.moveLabel', { title: props.task.title })}
                />
              )}
            />
          </span>
        </Show>
      </div>
    </li>
  );
}
