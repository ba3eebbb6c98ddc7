import { sql } from 'kysely';
import type { ThingRef } from '../../shared/links/schema.ts';
import { directKinds, type NotificationKind } from '../../shared/notifications/schema.ts';
import type { Tx } from '../db/client.ts';

export const announceJobName = 'announce_notifications';

/** How long something may be seen in the hub before it is mailed. */
export const mailDelayMinutes = 2;

/** Something that happened and whom to tell. */
export type News = {
  /** Names the event: for one person there is one notification per key, for ever. */
  key: string;
  kind: NotificationKind;
  recipients: readonly string[];
  thing: ThingRef;
  groupId: string | null;
  actorId: string | null;
};

/** One row for each person who can sign in and was not told under this key before; returns how many. */
export async function insertNotifications(trx: Tx, news: News): Promise<number> {
  const { key, kind, recipients, thing, groupId, actorId } = news;
  const { rows } = await sql`
    insert into notification (member_id, key, kind, thing_kind, thing_id, group_id, actor_id, direct, mail_at)
    select id, ${key}, ${kind}, ${thing.kind}, ${thing.id}, ${groupId}::uuid, ${actorId}::uuid,
      ${directKinds.includes(kind)}, now() + make_interval(mins => ${mailDelayMinutes})
    from member where id = any(${[...recipients]}::uuid[]) and disabled_at is null
    order by id
    on conflict (key, member_id) do nothing returning 1`.execute(trx);
  return rows.length;
}
