import { sql } from 'kysely';
import type { Tally } from '../../shared/decisions/tally.ts';
import type { Db, Tx } from '../db/client.ts';

/** Locks the decision whoever asks: the clock does. */
export async function lockRow(trx: Tx, id: string): Promise<void> {
  await sql`select from decision where id = ${id} for no key update`.execute(trx);
}

export async function setOpen(trx: Tx, id: string): Promise<void> {
  await sql`update decision set state = 'open' where id = ${id}`.execute(trx);
}

export type Closing = { id: string; year: number; number: number; tally: Tally; dissentUntil: Date };

export async function setClosed(trx: Tx, { id, year, number, tally, dissentUntil }: Closing): Promise<void> {
  await sql`
    update decision set state = 'closed', result = ${tally.result}, year = ${year}, number = ${number},
      tally = ${JSON.stringify(tally)}::jsonb, closed_at = clock_timestamp(), dissent_until = ${dissentUntil}
    where id = ${id}`.execute(trx);
}

type Series = { groupId: string; year: number; red: boolean };

/** The next number of a group's year, under TLP:RED in a series apart. Its row stays locked until the commit: no gap and no double. */
export async function nextNumber(trx: Tx, { groupId, year, red }: Series): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into decision_number (group_id, year, red, last) values (${groupId}, ${year}, ${red}, 1)
    on conflict (group_id, year, red) do update set last = decision_number.last + 1 returning last`.execute(trx);
  return rows[0]?.last ?? 1;
}

/** Those who were asked and the author, as far as they still are in the group. */
export async function listAsked(trx: Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select g.member_id as id from decision d join group_member g on g.group_id = d.group_id
    where d.id = ${id} and (g.member_id = d.author_id or exists (
      select from decision_voter v where v.decision_id = d.id and v.member_id = g.member_id))`.execute(trx);
  return rows.map((row) => row.id);
}

export type InsertStatement = {
  decisionId: string;
  version: number;
  text: string;
  reviewOn: string | null;
  authorId: string | null;
};

/** False unless it follows the newest statement there is. */
export async function insertStatement(trx: Tx, statement: InsertStatement): Promise<boolean> {
  const { decisionId, version, text, reviewOn, authorId } = statement;
  const { rows } = await sql`
    insert into decision_statement (decision_id, version, text, review_on, author_id)
    select ${decisionId}, ${version}, ${text}, ${reviewOn}::date, ${authorId}::uuid
    where ${version} = 1 + coalesce((select max(version) from decision_statement where decision_id = ${decisionId}), 0)
    returning 1`.execute(trx);
  return rows.length > 0;
}

export async function putDissent(trx: Tx, decisionId: string, memberId: string, text: string): Promise<void> {
  await sql`
    insert into decision_dissent (decision_id, member_id, text) values (${decisionId}, ${memberId}, ${text})
    on conflict (decision_id, member_id) do update set text = excluded.text, written_at = excluded.written_at
    where decision_dissent.text <> excluded.text`.execute(trx);
}

export async function deleteDissent(trx: Tx, decisionId: string, memberId: string): Promise<void> {
  await sql`delete from decision_dissent where decision_id = ${decisionId} and member_id = ${memberId}`.execute(trx);
}

/** Decisions for which the clock asks something: to be opened or closed, or to remind of within a day of the close. */
export async function listDue(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from decision where state = 'planned' and opens_at <= now()
    union all select id from decision where state = 'open' and closes_at <= now() + interval '24 hours'
    order by id`.execute(db);
  return rows.map(({ id }) => id);
}
