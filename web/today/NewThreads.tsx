import { For, Show } from 'solid-js';
import type { NewInThread } from '../../shared/threads/schema.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Clip, Meta } from '../ui/Meta.tsx';
import { Row, Rows } from '../ui/Rows.tsx';
import { Section } from '../ui/Section.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import styles from './TodayPage.module.css';

/** Threads with messages the reader has not seen. */
export function NewThreads(props: { threads: readonly NewInThread[] }) {
  return (
    <Section title={t('today.newInThreads')} aside={<a href="/watki">{t('threads.workThrough')}</a>}>
      <Show when={props.threads.length > 0} fallback={<p class={styles.quiet}>{t('today.nothingNew')}</p>}>
        <Rows phone="beside">
          <For each={props.threads}>{(thread) => <ThreadRow thread={thread} />}</For>
        </Rows>
      </Show>
    </Section>
  );
}

function ThreadRow(props: { thread: NewInThread }) {
  const last = () => props.thread.lastMessage;
  const said = () => {
    const { author, excerpt } = last();
    const name = author.displayName;
    return excerpt === null
      ? t('today.deleted', { name })
      : t('today.said', { name, words: excerpt || t('attachments.onlyFiles') });
  };
  return (
    <Row
      lead={<Avatar person={last().author} />}
      title={bindShortWords(props.thread.title)}
      href={`/watki/${props.thread.id}`}
      side={
        <Badge tone="accent">
          {t('today.newCount', { count: props.thread.lastOrdinal - props.thread.readOrdinal })}
        </Badge>
      }
    >
      <Meta>
        <Clip>{bindShortWords(said())}</Clip>
      </Meta>
      <Meta>
        <Tlp label={props.thread.label} />
        <span>{bindShortWords(props.thread.groupName)}</span>
        <time datetime={last().postedAt}>{formatDateTime(last().postedAt)}</time>
      </Meta>
    </Row>
  );
}
