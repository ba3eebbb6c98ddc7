import { sql } from 'kysely';
import {
  type GroupMail,
  type GroupMailSetting,
  type MailScope,
  type MailSettings,
  usualSettings,
} from '../../shared/notifications/settings.ts';
import type { Db, Tx } from '../db/client.ts';

type Row = Omit<MailSettings, 'quiet'> & { quietFrom: number | null; quietUntil: number | null };

export const settingColumns = sql`s.direct, s.digest, s.digest_days, s.digest_hours, s.quiet_from, s.quiet_until`;

/** From a row that may be absent, as a left join leaves it. */
export function readSettings(row: { [Name in keyof Row]: Row[Name] | null } | undefined): MailSettings {
  if (!row?.digestDays || !row.digestHours) return usualSettings;
  const { direct, digest, digestDays, digestHours, quietFrom: from, quietUntil: until } = row;
  const quiet = from === null || until === null ? null : { from, until };
  return { direct: direct === true, digest: digest === true, digestDays, digestHours, quiet };
}

export async function findSettings(db: Db | Tx, memberId: string): Promise<MailSettings> {
  const { rows } = await sql<Row>`
    select ${settingColumns} from notification_setting s where s.member_id = ${memberId}`.execute(db);
  return readSettings(rows[0]);
}

export async function saveSettings(trx: Tx, memberId: string, settings: MailSettings): Promise<void> {
  const { direct, digest, quiet } = settings;
  const days = settings.digestDays.toSorted((a, b) => a - b);
  const hours = settings.digestHours.toSorted((a, b) => a - b);
  await sql`
    insert into notification_setting (member_id, direct, digest, digest_days, digest_hours, quiet_from, quiet_until)
    values (${memberId}, ${direct}, ${digest}, ${days}::int[], ${hours}::int[], ${quiet?.from ?? null}, ${quiet?.until ?? null})
    on conflict (member_id) do update set direct = excluded.direct, digest = excluded.digest,
      digest_days = excluded.digest_days, digest_hours = excluded.digest_hours, quiet_from = excluded.quiet_from,
      quiet_until = excluded.quiet_until, updated_at = now()`.execute(trx);
}

/** The member's groups, each with what of it is mailed. */
export async function listGroupSettings(db: Db, memberId: string): Promise<GroupMailSetting[]> {
  const { rows } = await sql<GroupMailSetting>`
    select w.id as group_id, w.name as group_name, coalesce(s.mail, 'all') as mail
    from group_member gm join working_group w on w.id = gm.group_id
    left join notification_group_setting s on s.group_id = gm.group_id and s.member_id = gm.member_id
    where gm.member_id = ${memberId} order by w.name`.execute(db);
  return rows;
}

export async function saveGroupSetting(trx: Tx, memberId: string, groupId: string, mail: GroupMail): Promise<void> {
  await sql`
    insert into notification_group_setting (member_id, group_id, mail) values (${memberId}, ${groupId}, ${mail})
    on conflict (member_id, group_id) do update set mail = excluded.mail`.execute(trx);
}

/** What waits to be mailed is looked at anew: when it is due may have changed. */
export async function replanMail(trx: Tx, memberId: string): Promise<void> {
  await sql`
    with mine as materialized (
      select id from notification where member_id = ${memberId} and mail_at is not null
      order by created_at, id for update
    )
    update notification n set mail_at = greatest(now(), n.created_at + interval '2 minutes') from mine where n.id = mine.id`.execute(
    trx,
  );
}

/** Whether somebody who may still sign in gets that kind of mail; nothing when there is no such person. */
export async function findScope(db: Db | Tx, memberId: string, scope: MailScope): Promise<boolean | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from member where id = ${memberId} and disabled_at is null`.execute(db);
  return rows[0] ? (await findSettings(db, memberId))[scope] : undefined;
}
