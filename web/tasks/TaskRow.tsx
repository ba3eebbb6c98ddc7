import { Show } from 'solid-js';
import type { Task, TaskState } from '../../shared/tasks/schema.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { AvatarStack } from '../ui/Avatar.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Meta } from '../ui/Meta.tsx';
import { Row, RowIcon } from '../ui/Rows.tsx';
import { Select } from '../ui/Select.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import styles from './Owners.module.css';
import { dueOf, stateIcons, stateOptions } from './words.ts';

type TaskRowProps = {
  task: Task;
  today: string;
  /** Where tasks of several groups stand together. */
  groupName?: string | undefined;
  /** Absent for those who only read. */
  onMove?: ((state: TaskState) => void) | undefined;
};

/** A task in a list: what, who, until when, and its state to change. */
export function TaskRow(props: TaskRowProps) {
  const due = () => dueOf(props.task, props.today);
  return (
    <Row
      lead={<RowIcon of={stateIcons[props.task.state]} />}
      title={bindShortWords(props.task.title)}
      href={`/zadania/${props.task.id}`}
      state={props.task.closedAt ? 'read' : undefined}
      side={
        <Show when={props.onMove} fallback={<Badge>{t(`tasks.state.${props.task.state}`)}</Badge>}>
          {(move) => (
            <Select
              label={t('tasks.stateOf', { title: props.task.title })}
              options={stateOptions()}
              value={props.task.state}
              onChange={(state) => move()(state)}
            />
          )}
        </Show>
      }
    >
      <Meta>
        <Show when={due()}>{(said) => <Badge tone={said().tone}>{said().text}</Badge>}</Show>
        <Owners task={props.task} />
        <Show when={props.groupName}>{(name) => <span>{bindShortWords(name())}</span>}</Show>
        <Show when={props.task.comments > 0}>
          <span>{t('tasks.comments', { count: props.task.comments })}</span>
        </Show>
        <Tlp label={props.task.label} />
      </Meta>
    </Row>
  );
}

/** Who does it. The faces say their names already, so that the names beside them are only to be seen. */
export function Owners(props: { task: Task }) {
  return (
    <Show when={props.task.owners.length > 0} fallback={<span>{t('tasks.nobody')}</span>}>
      <span class={styles.owners}>
        <AvatarStack people={props.task.owners} />
        <span class={styles.names} aria-hidden="true">
          {props.task.owners.map(({ displayName }) => displayName).join(', ')}
        </span>
      </span>
    </Show>
  );
}
