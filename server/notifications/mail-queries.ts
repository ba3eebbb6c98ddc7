import { sql } from 'kysely';
import type { NotificationKind } from '../../shared/notifications/schema.ts';
import type { GroupMail, MailSettings } from '../../shared/notifications/settings.ts';
import type { Db, Tx } from '../db/client.ts';
import type { Locale } from './mail-texts.ts';
import { joinMessage, type RootedRow, rooted } from './queries.ts';
import { readSettings, settingColumns } from './settings-queries.ts';

/** Whom to mail, and when they want it. */
export type Recipient = {
  memberId: string;
  email: string;
  locale: Locale;
  timeZone: string;
  disabled: boolean;
  settings: MailSettings;
};
export type DueRow = RootedRow & {
  kind: NotificationKind;
  direct: boolean;
  actorName: string | null;
  groupMail: GroupMail;
  createdAt: Date;
};
export type Due = { recipient: Recipient; rows: DueRow[] };

/** One process at a time looks through what is due: nobody gets one event from two of them. */
export async function claimMailing(trx: Tx): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('notification mail')) as mine`.execute(trx);
  return rows[0]?.mine === true;
}

const due = sql`
  select ${rooted}, n.kind, n.direct, n.created_at, a.display_name as actor_name, coalesce(gs.mail, 'all') as group_mail
  from notification n ${joinMessage}
  left join member a on a.id = n.actor_id
  left join notification_group_setting gs on gs.member_id = n.member_id and gs.group_id = n.group_id`;

/** Everything that is due to some people, oldest first, locked. */
export async function takeDue(trx: Tx, people: number): Promise<Due[]> {
  const members = sql`select distinct member_id from notification where mail_at <= now() limit ${people}`;
  const { rows } = await sql<DueRow>`
    ${due} where n.member_id in (${members}) and n.mail_at <= now()
    order by n.created_at, n.id for update of n`.execute(trx);
  return byRecipient(trx, rows);
}

/** Some notifications of one person as they are now, oldest first. */
export async function findDue(db: Db, ids: readonly string[]): Promise<Due | undefined> {
  const { rows } = await sql<DueRow>`
    ${due} where n.id = any(${[...ids]}::uuid[]) order by n.created_at, n.id`.execute(db);
  return (await byRecipient(db, rows))[0];
}

async function byRecipient(db: Db | Tx, rows: DueRow[]): Promise<Due[]> {
  const byMember = Map.groupBy(rows, ({ memberId }) => memberId);
  const recipients = await listRecipients(db, [...byMember.keys()]);
  return recipients.map((recipient) => ({ recipient, rows: byMember.get(recipient.memberId) ?? [] }));
}

type RecipientRow = Omit<Recipient, 'settings'> & Parameters<typeof readSettings>[0];

async function listRecipients(db: Db | Tx, ids: string[]): Promise<Recipient[]> {
  const { rows } = await sql<RecipientRow>`
    select m.id as member_id, m.email, m.locale, m.time_zone, m.disabled_at is not null as disabled, ${settingColumns}
    from member m left join notification_setting s on s.member_id = m.id
    where m.id = any(${ids}::uuid[])`.execute(db);
  return rows.map(({ memberId, email, locale, timeZone, disabled, ...row }) => ({
    ...{ memberId, email, locale, timeZone, disabled },
    settings: readSettings(row),
  }));
}

/** What became of the rows: mailed, or not to be mailed, or later (epoch milliseconds). */
export type Outcome = { mailed: string[]; dropped: string[]; later: { id: string; at: number }[] };

export async function settle(trx: Tx, { mailed, dropped, later }: Outcome): Promise<void> {
  await sql`
    update notification set mailed_at = now(), mail_at = null where id = any(${mailed}::uuid[])`.execute(trx);
  await sql`update notification set mail_at = null where id = any(${dropped}::uuid[])`.execute(trx);
  const ids = later.map(({ id }) => id);
  const times = later.map(({ at }) => (Number.isFinite(at) ? new Date(at).toISOString() : null));
  await sql`
    update notification n set mail_at = p.at from unnest(${ids}::uuid[], ${times}::timestamptz[]) as p (id, at)
    where n.id = p.id`.execute(trx);
}
