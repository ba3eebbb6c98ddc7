import type { Inbox, Notice, NoticeGroup, Unread } from '../../shared/notifications/schema.ts';
import type { Ctx } from '../context.ts';
import { topicSeq } from '../realtime/log.ts';
import { listNotices, listUnread, type NoticeRow } from './queries.ts';
import { lookAt, type Seen, type Sights } from './sights.ts';

const pageSize = 30;
const noticesShown = 4;

/** What is unread of things that the reader may still see. */
export async function readUnread({ db, actor }: Ctx): Promise<Unread> {
  const seq = await topicSeq(db, `member:${actor.id}`);
  const rows = await listUnread(db, actor.id);
  const sights = await lookAt(db, rows);
  return { items: rows.filter(sights).map(({ id, root }) => ({ id, root })), seq };
}

export type InboxQuery = { only?: 'unread'; offset?: number };

/**
 * Notifications by thing, the one where something happened last first: of several posts a follower is told once, so an unread thread
 * rises with each of its posts. What is said is read now, with the access of now.
 */
export async function readInbox({ db, actor }: Ctx, { only, offset = 0 }: InboxQuery): Promise<Inbox> {
  const rows = await listNotices(db, actor.id);
  const sights = await lookAt(db, rows);
  const shown = [...Map.groupBy(rows.filter(sights), ({ root }) => `${root.kind}:${root.id}`).values()];
  const wanted = only === 'unread' ? shown.filter((some) => some.some(isUnread)) : shown;
  const ordered = wanted
    .map((some) => ({ some, at: latestOf(some, sights) }))
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  const items = ordered.slice(offset, offset + pageSize).flatMap(({ some, at }) => toGroup(some, at, sights));
  return { items, next: wanted.length > offset + pageSize ? offset + pageSize : null };
}

const isUnread = ({ readAt }: NoticeRow) => readAt === null;

/** When a row last had something to say: an unread one about posts, when the newest of them was written. */
function saidAt(row: NoticeRow, seen: Seen | undefined): Date {
  const { createdAt, kind } = row;
  const latest = kind === 'post' && isUnread(row) && seen?.newMessages ? seen.latestAt : null;
  return latest && latest > createdAt ? latest : createdAt;
}

const latestOf = (rows: NoticeRow[], sights: Sights): Date =>
  new Date(Math.max(...rows.map((row) => saidAt(row, sights(row)).getTime())));

function toGroup(rows: NoticeRow[], at: Date, sights: Sights): NoticeGroup[] {
  const [first] = rows;
  const seen = first && sights(first);
  if (!seen) return [];
  const { title, path, label, groupName, newMessages } = seen;
  const { kind, id } = first.root;
  const notices = rows.slice(0, noticesShown).flatMap((row) => toNotice(row, sights(row)));
  return [
    {
      id: `${kind}:${id}`,
      kind,
      thingId: id,
      ...{ title, path, label, groupName, newMessages, notices },
      at: at.toISOString(),
      unread: rows.filter(isUnread).length,
      total: rows.length,
    },
  ];
}

function toNotice(row: NoticeRow, seen: Seen | undefined): Notice[] {
  if (!seen) return [];
  const { id, kind, actor } = row;
  const path = seen.message && seen.message.ordinal > 0 ? `${seen.path}?nr=${seen.message.ordinal}` : seen.path;
  const excerpt = seen.message?.excerpt ?? null;
  const date = row.part === null ? null : seen.starts;
  const ending = kind === 'decision_closed' ? (seen.ending ?? null) : null;
  return [{ id, kind, actor, excerpt, path, date, ending, at: saidAt(row, seen).toISOString(), read: !isUnread(row) }];
}
