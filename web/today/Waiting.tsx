import CalendarCheck from 'lucide-solid/icons/calendar-check';
import ListTodo from 'lucide-solid/icons/list-todo';
import MessageSquareWarning from 'lucide-solid/icons/message-square-warning';
import RotateCcw from 'lucide-solid/icons/rotate-ccw';
import Vote from 'lucide-solid/icons/vote';
import { For, type JSX, Show } from 'solid-js';
import { findingNumber } from '../../shared/decisions/number.ts';
import type { MyDecision } from '../../shared/decisions/schema.ts';
import type { Occurrence } from '../../shared/meetings/schema.ts';
import type { MyTask } from '../../shared/tasks/schema.ts';
import type { ToConfirm } from '../../shared/threads/schema.ts';
import type { Today } from '../../shared/today/schema.ts';
import { formatDate, formatDateTime, formatRange } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { Badge } from '../ui/Badge.tsx';
import { ButtonLink } from '../ui/Button.tsx';
import type { IconShape } from '../ui/Icon.tsx';
import { Clip, Meta } from '../ui/Meta.tsx';
import { Row, RowIcon, Rows } from '../ui/Rows.tsx';
import { Section } from '../ui/Section.tsx';
import { waitingCount } from './store.ts';
import styles from './TodayPage.module.css';

/** What only the reader can do: votes, confirmations, answers, tasks, findings to look at again. */
export function Waiting(props: { today: Today }) {
  return (
    <Section title={t('today.waiting')} count={waitingCount()}>
      <Show when={waitingCount() > 0} fallback={<p class={styles.quiet}>{t('today.nothingWaits')}</p>}>
        <Rows>
          <For each={props.today.toVote}>{(decision) => <ToVote decision={decision} />}</For>
          <For each={props.today.toConfirm}>{(message) => <Confirmation message={message} />}</For>
          <For each={props.today.toAnswer}>{(occurrence) => <Invitation occurrence={occurrence} />}</For>
          <For each={props.today.tasks}>{(task) => <Task task={task} />}</For>
          <For each={props.today.toReview}>{(decision) => <ToReview decision={decision} />}</For>
        </Rows>
      </Show>
    </Section>
  );
}

type ItemProps = { icon: IconShape; title: string; href: string; verb: string; label: string; children: JSX.Element };

/** One thing that waits: what it is, and the verb that does it. */
function Item(props: ItemProps) {
  return (
    <Row
      lead={<RowIcon of={props.icon} />}
      title={bindShortWords(props.title)}
      href={props.href}
      side={
        <ButtonLink size="small" href={props.href} aria-label={props.label}>
          {props.verb}
        </ButtonLink>
      }
    >
      {props.children}
    </Row>
  );
}

function Invitation(props: { occurrence: Occurrence }) {
  const { title, meetingId } = props.occurrence;
  return (
    <Item
      icon={CalendarCheck}
      title={title}
      href={`/spotkania/${meetingId}`}
      verb={t('today.answer')}
      label={t('today.answerLabel', { title })}
    >
      <Meta>
        <span>{t('today.invited')}</span>
        <time datetime={props.occurrence.startsAt}>
          {formatRange(props.occurrence.startsAt, props.occurrence.endsAt)}
        </time>
      </Meta>
    </Item>
  );
}

function ToVote(props: { decision: MyDecision }) {
  const { id, title } = props.decision;
  return (
    <Item
      icon={Vote}
      title={title}
      href={`/ustalenia/${id}`}
      verb={t('today.vote')}
      label={t('today.voteLabel', { title })}
    >
      <Meta>
        <span>{bindShortWords(props.decision.groupName)}</span>
        <time datetime={props.decision.closesAt}>
          {t('today.closes', { when: formatDateTime(props.decision.closesAt) })}
        </time>
      </Meta>
    </Item>
  );
}

function ToReview(props: { decision: MyDecision }) {
  const { id, title } = props.decision;
  return (
    <Item
      icon={RotateCcw}
      title={title}
      href={`/ustalenia/${id}`}
      verb={t('today.review')}
      label={t('today.reviewLabel', { title })}
    >
      <Meta>
        <span>{t('today.reviewDue', { number: findingNumber(props.decision) })}</span>
        <span>{bindShortWords(props.decision.groupName)}</span>
      </Meta>
    </Item>
  );
}

function Confirmation(props: { message: ToConfirm }) {
  const { messageId, threadTitle } = props.message;
  return (
    <Item
      icon={MessageSquareWarning}
      title={threadTitle}
      href={`/wiadomosci/${messageId}`}
      verb={t('today.confirm')}
      label={t('today.confirmLabel', { title: threadTitle })}
    >
      <Meta>
        <Clip>
          {bindShortWords(t('today.asks', { name: props.message.author.displayName, words: props.message.excerpt }))}
        </Clip>
      </Meta>
      <Meta>
        <span>{bindShortWords(props.message.groupName)}</span>
        <time datetime={props.message.askedAt}>{formatDateTime(props.message.askedAt)}</time>
      </Meta>
    </Item>
  );
}

function Task(props: { task: MyTask }) {
  const { id, title } = props.task;
  const day = () => formatDate(`${props.task.dueOn}T12:00:00Z`, 'UTC');
  return (
    <Item
      icon={ListTodo}
      title={title}
      href={`/zadania/${id}`}
      verb={t('today.openTask')}
      label={t('today.openTaskLabel', { title })}
    >
      <Meta>
        <Show when={props.task.overdue} fallback={<span>{t('today.taskDue', { day: day() })}</span>}>
          <Badge tone="danger">{t('today.taskOverdue', { day: day() })}</Badge>
        </Show>
        <span>{bindShortWords(props.task.groupName)}</span>
      </Meta>
    </Item>
  );
}
