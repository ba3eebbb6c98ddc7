import { sql } from 'kysely';
import type { DecisionOption, DecisionState, Settings } from '../../shared/decisions/schema.ts';
import type { GroupRole } from '../../shared/groups/schema.ts';
import type { TlpLabel } from '../../shared/labels.ts';
import type { Db, Tx } from '../db/client.ts';

/** What access and the actions need of a decision; `role` and what follows it are of the member who asks. */
export type DecisionRow = {
  id: string;
  groupId: string;
  groupName: string;
  authorId: string;
  title: string;
  options: DecisionOption[];
  label: TlpLabel;
  settings: Settings;
  state: DecisionState;
  timeZone: string;
  opensAt: Date;
  closesAt: Date;
  version: number;
  dissentUntil: Date | null;
  /** Null outside of the group. */
  role: GroupRole | null;
  /** Named as a reader, for TLP:RED. */
  isReader: boolean;
  /** Was asked to vote. */
  elector: boolean;
  voted: boolean;
  recused: boolean;
};

export async function findDecisionRow(db: Db | Tx, id: string, memberId: string): Promise<DecisionRow | undefined> {
  const { rows } = await sql<DecisionRow>`
    select d.id, d.group_id, w.name as group_name, d.author_id, o.title, o.options, d.label, d.settings, d.state, d.time_zone,
      d.opens_at, d.closes_at, d.version, d.dissent_until, g.role,
      exists (select from decision_reader r where r.decision_id = d.id and r.member_id = ${memberId}) as is_reader,
      v.member_id is not null as elector, coalesce(v.voted, false) as voted, v.recused_at is not null as recused
    from decision d
    join working_group w on w.id = d.group_id
    join decision_wording o on o.decision_id = d.id and o.version = d.version
    left join group_member g on g.group_id = d.group_id and g.member_id = ${memberId}
    left join decision_voter v on v.decision_id = d.id and v.member_id = ${memberId}
    where d.id = ${id}`.execute(db);
  return rows[0];
}

/** Locks first and reads after, so that what it returns is what the lock protects. */
export async function lockDecisionRow(trx: Tx, id: string, memberId: string): Promise<DecisionRow | undefined> {
  await sql`select from decision where id = ${id} for no key update`.execute(trx);
  return findDecisionRow(trx, id, memberId);
}

export async function findDecisionIdByClient(
  db: Db | Tx,
  authorId: string,
  clientId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from decision where author_id = ${authorId} and client_id = ${clientId}`.execute(db);
  return rows[0]?.id;
}

export type InsertDecision = {
  groupId: string;
  authorId: string;
  clientId: string;
  label: TlpLabel;
  settings: Settings;
  timeZone: string;
  opensAt: Date;
  closesAt: Date;
};

/** The new decision's id, or nothing when this author used the clientId before. */
export async function insertDecision(trx: Tx, decision: InsertDecision): Promise<string | undefined> {
  const { groupId, authorId, clientId, label, settings, timeZone, opensAt, closesAt } = decision;
  const { rows } = await sql<{ id: string }>`
    insert into decision (group_id, author_id, client_id, label, settings, time_zone, opens_at, closes_at)
    values (${groupId}, ${authorId}, ${clientId}, ${label}, ${JSON.stringify(settings)}::jsonb, ${timeZone}, ${opensAt}, ${closesAt})
    on conflict (author_id, client_id) do nothing returning id`.execute(trx);
  return rows[0]?.id;
}

export type PlannedChange = Pick<InsertDecision, 'label' | 'settings' | 'opensAt' | 'closesAt'>;

export async function updateDecision(trx: Tx, id: string, change: PlannedChange): Promise<void> {
  const { label, settings, opensAt, closesAt } = change;
  await sql`
    update decision set label = ${label}, settings = ${JSON.stringify(settings)}::jsonb, opens_at = ${opensAt},
      closes_at = ${closesAt} where id = ${id}`.execute(trx);
}

export type InsertWording = {
  decisionId: string;
  version: number;
  title: string;
  body: string;
  options: string[];
  note: string;
  authorId: string;
};

/** A wording, new or, before the opening, in place of the one with its number; people vote on it from now on. */
export async function putWording(trx: Tx, wording: InsertWording): Promise<void> {
  const { decisionId, version, title, body, note, authorId } = wording;
  const options = JSON.stringify(wording.options.map((text, index) => ({ key: index + 1, text })));
  await sql`
    insert into decision_wording (decision_id, version, title, body, options, note, author_id)
    values (${decisionId}, ${version}, ${title}, ${body}, ${options}::jsonb, ${note}, ${authorId})
    on conflict (decision_id, version) do update set title = excluded.title, body = excluded.body,
      options = excluded.options, note = excluded.note`.execute(trx);
  await sql`update decision set version = ${version} where id = ${decisionId}`.execute(trx);
}

/** Names the readers of a RED decision anew; only people of the group count. */
export async function replaceReaders(trx: Tx, decisionId: string, memberIds: readonly string[]): Promise<void> {
  await sql`delete from decision_reader where decision_id = ${decisionId}`.execute(trx);
  await sql`
    insert into decision_reader (decision_id, member_id)
    select d.id, g.member_id from decision d join group_member g on g.group_id = d.group_id
    where d.id = ${decisionId} and g.member_id = any(${[...memberIds]}::uuid[])`.execute(trx);
}

export async function withdraw(trx: Tx, id: string, reason: string | null): Promise<void> {
  await sql`update decision set state = 'withdrawn', withdrawn_reason = ${reason} where id = ${id}`.execute(trx);
  await sql`delete from decision_urn where decision_id = ${id}`.execute(trx);
}

export async function findZone(db: Db | Tx, groupId: string): Promise<string> {
  const row = await db
    .selectFrom('workingGroup')
    .select('timeZone')
    .where('id', '=', groupId)
    .executeTakeFirstOrThrow();
  return row.timeZone;
}

export async function listGroupMemberIds(trx: Tx, groupId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select member_id as id from group_member where group_id = ${groupId} order by 1`.execute(trx);
  return rows.map((row) => row.id);
}
