import type { Inbox, Notice, NoticeGroup, Unread } from '../../shared/notifications/schema.ts';
import type { Ctx } from '../context.ts';
import { topicSeq } from '../realtime/log.ts';
import { type MessageSight, seeMessages } from '../threads/sight-actions.ts';
import type { Sight } from './actions.ts';
import { listNotices, listUnread, type NoticeRow } from './queries.ts';
import { lookAt } from './sights.ts';

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

/** Notifications by thing, the thing with the newest first. What they say is read now, with the access of now. */
export async function readInbox({ db, actor }: Ctx, { only, offset = 0 }: InboxQuery): Promise<Inbox> {
  const rows = await listNotices(db, actor.id);
  const sights = await lookAt(db, rows);
  const all = [...Map.groupBy(rows, ({ root }) => `${root.kind}:${root.id}`).values()];
  const shown = all.filter(([first]) => first && sights(first));
  const wanted = only === 'unread' ? shown.filter((some) => some.some(isUnread)) : shown;
  const page = wanted.slice(offset, offset + pageSize);
  const messages = await seeMessages(db, page.flatMap(messageIds));
  const items = page.flatMap((some) => {
    const [first] = some;
    const sight = first && sights(first);
    return sight ? [toGroup(some, sight, messages)] : [];
  });
  return { items, next: wanted.length > offset + pageSize ? offset + pageSize : null };
}

const isUnread = ({ readAt }: NoticeRow) => readAt === null;

const messageIds = (rows: NoticeRow[]) =>
  rows
    .slice(0, noticesShown)
    .filter(({ thingKind }) => thingKind === 'message')
    .map(({ thingId }) => thingId);

function toGroup(rows: NoticeRow[], sight: Sight, messages: Map<string, MessageSight>): NoticeGroup {
  const { title, path, label, groupName, newMessages } = sight;
  const [first] = rows;
  const { kind, id } = first?.root ?? { kind: 'thread' as const, id: sight.id };
  return {
    id: `${kind}:${id}`,
    kind,
    thingId: id,
    ...{ title, path, label, groupName, newMessages },
    at: (first?.createdAt ?? new Date(0)).toISOString(),
    unread: rows.filter(isUnread).length,
    total: rows.length,
    notices: rows.slice(0, noticesShown).map((row) => toNotice(row, sight, messages.get(row.thingId))),
  };
}

function toNotice(row: NoticeRow, { path }: Sight, message: MessageSight | undefined): Notice {
  const { id, kind, actor, createdAt } = row;
  return {
    id,
    kind,
    actor,
    excerpt: message?.excerpt ?? null,
    path: message ? `${path}?nr=${message.ordinal}` : path,
    at: createdAt.toISOString(),
    read: !isUnread(row),
  };
}
