import { type RawBuilder, sql } from 'kysely';
import type { Sector } from '../../shared/accounts/schema.ts';
import type { ThingRef } from '../../shared/links/schema.ts';
import { directKinds, type NotificationKind } from '../../shared/notifications/schema.ts';
import type { Db, Tx } from '../db/client.ts';

export const announceJobName = 'announce_notifications';

/** How long something may be seen in the hub before it is mailed. */
const mailDelayMinutes = 2;
/** An inbox looks back this far. */
const inboxRows = 1_000;

/** Something that happened and whom to tell. */
export type News = {
  /** Names the event: for one person there is one notification per key, for ever. */
  key: string;
  kind: NotificationKind;
  recipients: readonly string[];
  thing: ThingRef;
  /** The wall start of the one date of a series that it is about. */
  part?: string;
  groupId: string | null;
  actorId: string | null;
};

/**
 * One row for each person who can sign in and was not told under this key before; returns how many. Rows that are there are
 * left out beforehand: the conflict alone would wait for whoever changes them, and the job that does waits for topics.
 */
export async function insertNotifications(trx: Tx, news: News): Promise<number> {
  const { key, kind, recipients, thing, part = null, groupId, actorId } = news;
  const { rows } = await sql`
    insert into notification (member_id, key, kind, thing_kind, thing_id, part, group_id, actor_id, direct, mail_at)
    select id, ${key}, ${kind}, ${thing.kind}, ${thing.id}, ${part}::text, ${groupId}::uuid, ${actorId}::uuid,
      ${directKinds.includes(kind)}, now() + make_interval(mins => ${mailDelayMinutes})
    from member where id = any(${[...recipients]}::uuid[]) and disabled_at is null
      and not exists (select from notification told where told.key = ${key} and told.member_id = member.id)
    order by id
    on conflict (key, member_id) do nothing returning 1`.execute(trx);
  return rows.length;
}

/** What a notification is shown under: a message's thread, wherever it was moved, or the thing itself. Over `n` and `m`. */
const root: RawBuilder<ThingRef> = sql`
  jsonb_build_object('kind', case when m.id is null then n.thing_kind else 'thread' end,
    'id', coalesce(m.thread_id, n.thing_id))`;
export const rooted = sql`n.id, n.member_id, ${root} as root, m.id as message_id, n.part`;
export const joinMessage = sql`
  left join message posted on n.thing_kind = 'message' and posted.id = n.thing_id
  left join message m on m.id = coalesce(posted.moved_to, posted.id)`;

/** `messageId` is null when it is about the thing as a whole, `part` unless it is about one date of a series. */
export type RootedRow = {
  id: string;
  memberId: string;
  root: ThingRef;
  messageId: string | null;
  part: string | null;
};

/** Locks rows that nobody was told of yet; another process takes others. */
export async function takeUnannounced(trx: Tx, limit: number): Promise<(RootedRow & { unread: boolean })[]> {
  const { rows } = await sql<RootedRow & { unread: boolean }>`
    select ${rooted}, n.read_at is null as unread
    from notification n ${joinMessage}
    where n.announced_at is null order by n.created_at, n.id limit ${limit} for update of n skip locked`.execute(trx);
  return rows;
}

/** Those whose thing the person may not see are closed: neither shown as new nor mailed. */
export async function setAnnounced(trx: Tx, ids: string[], unseen: string[]): Promise<void> {
  await sql`
    update notification set announced_at = now(),
      read_at = case when id = any(${unseen}::uuid[]) then coalesce(read_at, now()) else read_at end,
      mail_at = case when id = any(${unseen}::uuid[]) then null else mail_at end
    where id = any(${ids}::uuid[])`.execute(trx);
}

export async function listUnread(db: Db, memberId: string): Promise<RootedRow[]> {
  const { rows } = await sql<RootedRow>`
    select ${rooted} from notification n ${joinMessage}
    where n.member_id = ${memberId} and n.read_at is null and n.announced_at is not null
    order by n.created_at desc, n.id limit ${inboxRows}`.execute(db);
  return rows;
}

export type NoticeRow = RootedRow & {
  kind: NotificationKind;
  actor: { id: string; displayName: string; initials: string; sector: Sector } | null;
  createdAt: Date;
  readAt: Date | null;
};

/** The newest notifications of a member. */
export async function listNotices(db: Db, memberId: string): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select ${rooted}, n.kind, n.created_at, n.read_at,
      case when a.id is null then null else jsonb_build_object(
        'id', a.id, 'displayName', a.display_name, 'initials', a.initials, 'sector', a.sector) end as actor
    from notification n ${joinMessage}
    left join member a on a.id = n.actor_id
    where n.member_id = ${memberId} and n.announced_at is not null
    order by n.created_at desc, n.id limit ${inboxRows}`.execute(db);
  return rows;
}

/** A message where it stands now: it may have been moved. */
const placed = sql`message posted join message m on m.id = coalesce(posted.moved_to, posted.id)`;

/**
 * Rows of notifications are locked before topics and in one order, by everybody, so that no two transactions wait for each
 * other in a ring.
 */
async function setRead(trx: Tx, memberId: string, condition: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with mine as materialized (
      select n.id from notification n where n.member_id = ${memberId} and n.read_at is null and (${condition})
      order by n.created_at, n.id for update of n
    )
    update notification set read_at = now(), mail_at = null from mine where notification.id = mine.id
    returning notification.id`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Marks everything about a thing as read, a thread's messages too; returns what was not. */
export function markThingRead(trx: Tx, memberId: string, { kind, id }: ThingRef): Promise<string[]> {
  const inThread = sql`n.thing_kind = 'message' and exists (
    select from ${placed} where posted.id = n.thing_id and m.thread_id = ${id})`;
  const itself = sql`n.thing_kind = ${kind} and n.thing_id = ${id}`;
  return setRead(trx, memberId, kind === 'thread' ? sql`(${itself}) or (${inThread})` : itself);
}

export function markAllRead(trx: Tx, memberId: string, until: Date): Promise<string[]> {
  return setRead(trx, memberId, sql`n.created_at <= ${until}`);
}

export function markReadInThread(
  trx: Tx,
  memberId: string,
  { threadId, ordinal }: { threadId: string; ordinal: number },
): Promise<string[]> {
  const messages = sql`n.thing_kind = 'message' and exists (
    select from ${placed} where posted.id = n.thing_id and m.thread_id = ${threadId}
      and coalesce(m.after_ordinal, m.ordinal) <= ${ordinal})`;
  const thread = sql`n.thing_kind = 'thread' and n.thing_id = ${threadId} and exists (
    select from thread t where t.id = n.thing_id and t.last_ordinal <= ${ordinal})`;
  return setRead(trx, memberId, sql`(${messages}) or (${thread})`);
}

/** New again to the person; never a reason for another mail. Returns which were read before. */
export async function markUnread(trx: Tx, memberId: string, ids: string[]): Promise<RootedRow[]> {
  const { rows } = await sql<RootedRow>`
    with mine as materialized (
      select n.id from notification n
      where n.member_id = ${memberId} and n.id = any(${ids}::uuid[]) and n.read_at is not null and n.announced_at is not null
      order by n.created_at, n.id for update of n
    ), changed as (
      update notification set read_at = null from mine where notification.id = mine.id returning notification.*
    )
    select ${rooted} from changed n ${joinMessage} order by n.created_at desc, n.id`.execute(trx);
  return rows;
}
