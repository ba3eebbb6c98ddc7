import CalendarDays from 'lucide-solid/icons/calendar-days';
import FileText from 'lucide-solid/icons/file-text';
import Mail from 'lucide-solid/icons/mail';
import MailOpen from 'lucide-solid/icons/mail-open';
import MessagesSquare from 'lucide-solid/icons/messages-square';
import SquareCheck from 'lucide-solid/icons/square-check';
import Vote from 'lucide-solid/icons/vote';
import { For, Show } from 'solid-js';
import type { ThingKind } from '../../shared/links/schema.ts';
import type { Notice, NoticeGroup } from '../../shared/notifications/schema.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { Badge } from '../ui/Badge.tsx';
import { Icon, type IconShape } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Meta } from '../ui/Meta.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import styles from './NoticeItem.module.css';

const icons: Record<ThingKind, IconShape> = {
  thread: MessagesSquare,
  message: MessagesSquare,
  meeting: CalendarDays,
  draft: FileText,
  decision: Vote,
  task: SquareCheck,
};

type NoticeItemProps = { group: NoticeGroup; onRead: () => void; onUnread: () => void };

/** One thing with what happened around it; the newest unread leads to its place. */
export function NoticeItem(props: NoticeItemProps) {
  const group = () => props.group;
  const isNew = () => group().unread > 0;
  const href = () => (group().notices.findLast(({ read }) => !read) ?? group().notices[0])?.path ?? group().path;
  return (
    <li class={styles.item} data-new={isNew() ? '' : undefined}>
      <span class={styles.icon}>
        <Icon of={icons[group().kind]} />
      </span>
      <div>
        <a class={styles.title} href={href()}>
          {bindShortWords(group().title)}
        </a>
        <Meta>
          <Show when={group().label}>{(label) => <Tlp label={label()} />}</Show>
          <Show when={group().groupName}>{(name) => <span>{bindShortWords(name())}</span>}</Show>
          <Show when={group().newMessages > 0}>
            <span>{t('notifications.newMessages', { count: group().newMessages })}</span>
          </Show>
        </Meta>
        <ul class={styles.notices}>
          <For each={group().notices}>{(notice) => <Line notice={notice} />}</For>
          <Show when={group().total > group().notices.length}>
            <li class={styles.notice}>{t('notifications.older', { count: group().total - group().notices.length })}</li>
          </Show>
        </ul>
      </div>
      <div class={styles.side}>
        <Show
          when={isNew()}
          fallback={
            <IconButton
              icon={Mail}
              size="small"
              label={t('notifications.markUnread', { title: group().title })}
              onClick={() => props.onUnread()}
            />
          }
        >
          <Badge tone="accent">{t('notifications.new', { count: group().unread })}</Badge>
          <IconButton
            icon={MailOpen}
            size="small"
            label={t('notifications.markRead', { title: group().title })}
            onClick={() => props.onRead()}
          />
        </Show>
      </div>
    </li>
  );
}

function Line(props: { notice: Notice }) {
  const happened = () => {
    const { kind, actor, date, ending } = props.notice;
    if (ending) return t(`notifications.ended.${ending}`);
    const name = actor?.displayName ?? t('notifications.hub');
    return t(`notifications.kind.${kind}`, { name, date: date ? formatDateTime(date) : '' });
  };
  return (
    <li class={styles.notice} data-new={props.notice.read ? undefined : ''}>
      <Meta>
        <span>{bindShortWords(happened())}</span>
        <time datetime={props.notice.at}>{formatDateTime(props.notice.at)}</time>
      </Meta>
      <Show when={props.notice.excerpt}>{(words) => <p class={styles.words}>{bindShortWords(words())}</p>}</Show>
    </li>
  );
}
