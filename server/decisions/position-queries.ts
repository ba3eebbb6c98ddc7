import { sql } from 'kysely';
import type { Choice } from '../../shared/decisions/rule.ts';
import type { HeldPosition, Position } from '../../shared/decisions/schema.ts';
import type { Person } from '../../shared/threads/schema.ts';
import { toPersonJson } from '../accounts/queries.ts';
import type { Db, Tx } from '../db/client.ts';
import { toInstant } from './decision-queries.ts';

type PositionRow = { person: Person; held: HeldPosition[] };

/** Everybody's positions in an open ballot, by name; of one member when asked for. */
export async function listPositions(db: Db | Tx, decisionId: string, memberId?: string): Promise<Position[]> {
  const only = memberId ? sql`and p.member_id = ${memberId}` : sql``;
  const { rows } = await sql<PositionRow>`
    select ${toPersonJson('m')} as person,
      jsonb_agg(jsonb_build_object('version', p.version, 'choice', p.choice, 'reason', p.reason, 'heldAt', p.held_at)
        order by p.ordinal desc) as held
    from decision_position p join member m on m.id = p.member_id
    where p.decision_id = ${decisionId} ${only}
    group by m.id order by m.display_name collate "C", m.id`.execute(db);
  return rows.flatMap(({ person, held }) => {
    const [current, ...earlier] = held.map((each) => ({ ...each, heldAt: toInstant(each.heldAt) }));
    return current ? [{ person, ...current, earlier }] : [];
  });
}

export type HeldRow = { version: number; reason: string; ordinal: number; same: boolean };

/** What this member said last, and whether it is this choice. */
export async function findHeld(
  trx: Tx,
  decisionId: string,
  memberId: string,
  choice: Choice | null,
): Promise<HeldRow | undefined> {
  const asked = choice && JSON.stringify(choice);
  const { rows } = await sql<HeldRow>`
    select version, reason, ordinal, choice is not distinct from ${asked}::jsonb as same from decision_position
    where decision_id = ${decisionId} and member_id = ${memberId} order by ordinal desc limit 1`.execute(trx);
  return rows[0];
}

/** The decision that this member's clientId was used for. */
export async function findByClient(trx: Tx, memberId: string, clientId: string): Promise<string | undefined> {
  const { rows } = await sql<{ decisionId: string }>`
    select decision_id from decision_position where member_id = ${memberId} and client_id = ${clientId}`.execute(trx);
  return rows[0]?.decisionId;
}

export type InsertPosition = {
  decisionId: string;
  memberId: string;
  ordinal: number;
  version: number;
  choice: Choice | null;
  reason: string;
  clientId: string;
};

export async function insertPosition(trx: Tx, position: InsertPosition): Promise<void> {
  const { decisionId, memberId, ordinal, version, reason, clientId } = position;
  const choice = position.choice && JSON.stringify(position.choice);
  await sql`
    insert into decision_position (decision_id, member_id, ordinal, version, choice, reason, client_id)
    values (${decisionId}, ${memberId}, ${ordinal}, ${version}, ${choice}::jsonb, ${reason}, ${clientId})`.execute(trx);
}

/** The choices on a wording that count at the close. */
export async function listChoices(trx: Tx, decisionId: string, version: number): Promise<Choice[]> {
  const { rows } = await sql<{ choice: Choice | null; version: number }>`
    select distinct on (member_id) choice, version from decision_position
    where decision_id = ${decisionId} order by member_id, ordinal desc`.execute(trx);
  return rows.flatMap((row) => (row.version === version ? (row.choice ?? []) : []));
}

/** Marks in the list of voters that this member has voted, or has not. Carries no time. */
export async function markVoted(trx: Tx, decisionId: string, memberId: string, voted: boolean): Promise<void> {
  await sql`
    update decision_voter set voted = ${voted}
    where decision_id = ${decisionId} and member_id = ${memberId} and voted <> ${voted}`.execute(trx);
}

/** Nobody has voted yet: the wording is new. */
export async function forgetVotes(trx: Tx, decisionId: string): Promise<void> {
  await sql`update decision_voter set voted = false where decision_id = ${decisionId} and voted`.execute(trx);
  await sql`delete from decision_urn where decision_id = ${decisionId}`.execute(trx);
}

/** Declares a conflict of interest, or takes the declaration back when there is no reason. */
export async function markRecused(trx: Tx, decisionId: string, memberId: string, reason: string | null): Promise<void> {
  await sql`
    update decision_voter set recused_at = case when ${reason}::text is null then null else clock_timestamp() end,
      recusal_reason = ${reason} where decision_id = ${decisionId} and member_id = ${memberId}`.execute(trx);
}

/** Those who were asked and have not declared a conflict of interest. */
export async function countEligible(trx: Tx, decisionId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from decision_voter where decision_id = ${decisionId} and recused_at is null`.execute(trx);
  return rows[0]?.count ?? 0;
}

/** Those who may vote and have not, and can sign in. */
export async function listMissing(trx: Tx, decisionId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select v.member_id as id from decision_voter v
    join decision d on d.id = v.decision_id
    join group_member g on g.group_id = d.group_id and g.member_id = v.member_id and g.role <> 'observer'
    where v.decision_id = ${decisionId} and v.recused_at is null and not v.voted`.execute(trx);
  return rows.map((row) => row.id);
}

/** Fixes who is asked: the group's people in these roles, under TLP:RED those of them who are named. Returns how many. */
export async function insertElectorate(trx: Tx, decisionId: string): Promise<number> {
  const { rows } = await sql`
    insert into decision_voter (decision_id, member_id)
    select d.id, g.member_id from decision d
    join group_member g on g.group_id = d.group_id and g.role <> 'observer' and d.settings->'roles' ? g.role
    join member m on m.id = g.member_id and m.disabled_at is null
    where d.id = ${decisionId} and (d.label <> 'TLP:RED' or exists (
      select from decision_reader r where r.decision_id = d.id and r.member_id = g.member_id))
    on conflict do nothing returning 1`.execute(trx);
  return rows.length;
}

/** Lets somebody who came after the opening vote where the settings say so; the decisions where that is new. */
export async function insertJoiner(trx: Tx, groupId: string, memberId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into decision_voter (decision_id, member_id)
    select d.id, g.member_id from decision d
    join group_member g on g.group_id = d.group_id and g.member_id = ${memberId}
    where d.group_id = ${groupId} and d.state = 'open' and d.label <> 'TLP:RED' and (d.settings->>'joiners')::boolean
      and d.settings->'roles' ? g.role and d.closes_at > clock_timestamp()
    order by d.id
    on conflict do nothing returning decision_id as id`.execute(trx);
  return rows.map((row) => row.id);
}

/** How many would be asked if it opened now. */
export async function countPossibleVoters(
  trx: Tx,
  { groupId, roles, readers }: { groupId: string; roles: readonly string[]; readers: readonly string[] | null },
): Promise<number> {
  const named = readers ? sql`and g.member_id = any(${[...readers]}::uuid[])` : sql``;
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from group_member g join member m on m.id = g.member_id and m.disabled_at is null
    where g.group_id = ${groupId} and g.role = any(${[...roles]}::text[]) ${named}`.execute(trx);
  return rows[0]?.count ?? 0;
}
