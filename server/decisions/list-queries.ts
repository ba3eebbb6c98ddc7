import { type RawBuilder, sql } from 'kysely';
import type { ListedDecision, MyDecision } from '../../shared/decisions/schema.ts';
import type { Tally } from '../../shared/decisions/tally.ts';
import { AppError } from '../../shared/errors.ts';
import type { ThingRef } from '../../shared/links/schema.ts';
import type { Db, Tx } from '../db/client.ts';
import type { Matching } from '../search/matching-actions.ts';
import { toInstant } from './decision-queries.ts';

export type ListedRow = Omit<ListedDecision, 'opensAt' | 'closesAt'> & { opensAt: Date; closesAt: Date };
/** `sources`: whatever it was made of, the oldest first, also what the member may not see. */
export type MyRow = Omit<MyDecision, 'source'> & { sources: ThingRef[] };
type SelectedRow = ListedRow & Pick<MyRow, 'mine' | 'reviewDue' | 'winner' | 'sources'>;

const columns = sql`
  d.id, d.group_id, w.name as group_name, o.title, d.label, d.settings->>'method' as method,
  (d.settings->>'secret')::boolean as secret, d.state, d.opens_at, d.closes_at,
  (select count(*) from decision_voter v where v.decision_id = d.id and v.recused_at is null) as eligible,
  (select count(*) from decision_voter v where v.decision_id = d.id and v.voted) as voted,
  d.result, d.number, d.year, s.review_on,
  (select count(*) from decision_dissent x where x.decision_id = d.id) as dissents`;

const tables = sql`
  decision d
  join working_group w on w.id = d.group_id
  join decision_wording o on o.decision_id = d.id and o.version = d.version
  left join lateral (
    select text, review_on from decision_statement s where s.decision_id = d.id order by s.version desc limit 1) s on true`;

const isReader = (memberId: string) => sql`exists (
  select from decision_reader r where r.decision_id = d.id and r.member_id = ${memberId})`;

/** The same decision as `maySeeDecision` in access.ts, for lists of the member's own groups. */
const visible = (memberId: string) => sql`(d.label <> 'TLP:RED' or ${isReader(memberId)})`;

/** A review is due from its day on, where the group lives. */
const due = sql`(s.review_on is not null and s.review_on <= (now() at time zone d.time_zone)::date)`;

const ofMember = (memberId: string) => sql`
  case when d.state <> 'open' or me.member_id is null or g.role = 'observer' then 'watching'
    when me.recused_at is not null then 'recused' when me.voted then 'voted' else 'asked' end as mine,
  ${due} and (g.role in ('chair', 'coordinator', 'rapporteur') or (d.author_id = ${memberId} and g.role <> 'observer'))
    as review_due,
  (select e->>'text' from jsonb_array_elements(o.options) e
    where jsonb_array_length(d.tally->'winners') = 1 and e->'key' = d.tally->'winners'->0) as winner,
  (select coalesce(jsonb_agg(jsonb_build_object('kind', l.from_kind, 'id', l.from_id) order by l.created_at), '[]')
    from link l where l.to_kind = 'decision' and l.to_id = d.id) as sources`;

const mine = (memberId: string) => sql`
  join group_member g on g.group_id = d.group_id and g.member_id = ${memberId}
  left join decision_voter me on me.decision_id = d.id and me.member_id = ${memberId}`;

async function select(db: Db | Tx, memberId: string, rest: RawBuilder<unknown>): Promise<MyRow[]> {
  const { rows } = await sql<SelectedRow>`
    select ${columns}, ${ofMember(memberId)} from ${tables} ${mine(memberId)} where ${visible(memberId)} ${rest}`.execute(
    db,
  );
  return rows.map(toMyRow);
}

/** Decisions of a group that the member may see: open ones by their close, planned ones, then the latest. */
export function listOfGroup(db: Db, groupId: string, memberId: string, limit: number): Promise<MyRow[]> {
  return select(
    db,
    memberId,
    sql`and d.group_id = ${groupId}
      order by case d.state when 'open' then 0 when 'planned' then 1 else 2 end,
        case when d.state = 'open' then d.closes_at when d.state = 'planned' then d.opens_at end,
        case when d.state in ('closed', 'withdrawn') then d.closes_at end desc, d.id limit ${limit}`,
  );
}

/** Votes that wait for the member, the soonest to close first. */
export function listToVote(db: Db, memberId: string, limit: number): Promise<MyRow[]> {
  return select(
    db,
    memberId,
    sql`and d.state = 'open' and d.closes_at > now() and me.member_id is not null and me.recused_at is null
      and not me.voted and g.role <> 'observer' order by d.closes_at, d.id limit ${limit}`,
  );
}

/** Findings whose review is due, for those who word them. */
export function listToReview(db: Db, memberId: string, limit: number): Promise<MyRow[]> {
  return select(
    db,
    memberId,
    sql`and d.state = 'closed' and ${due}
      and (g.role in ('chair', 'coordinator', 'rapporteur') or (d.author_id = ${memberId} and g.role <> 'observer'))
      order by s.review_on, d.id limit ${limit}`,
  );
}

export type RegisterFilter = {
  groupId?: string;
  year?: number;
  method?: string;
  result?: string;
  review?: string;
};
/** `numbers`: what the finding is called; `matching`: what its words must be. */
export type SoughtFindings = RegisterFilter & {
  numbers: readonly { number: number; year: number; red: boolean }[];
  matching?: Matching | undefined;
};
export type RegisterCursor = { closesAt: Date; id: string };

function where({ groupId, year, method, result, review, numbers, matching }: SoughtFindings): RawBuilder<unknown> {
  return sql.join(
    [
      sql`and d.state = 'closed'`,
      ...(groupId ? [sql`and d.group_id = ${groupId}`] : []),
      ...(year ? [sql`and d.year = ${year}`] : []),
      ...(method ? [sql`and d.settings->>'method' = ${method}`] : []),
      ...(result ? [sql`and d.result = ${result}`] : []),
      ...(review === 'due' ? [sql`and ${due}`] : []),
      ...(review === 'planned' ? [sql`and s.review_on is not null`] : []),
      ...numbers.map(
        (each) => sql`and d.number = ${each.number} and d.year = ${each.year} and (d.label = 'TLP:RED') = ${each.red}`,
      ),
      ...(matching ? [sql`and ${matching('decision', sql`d.id`)}`] : []),
    ],
    sql` `,
  );
}

type RegisterQuery = { filter: SoughtFindings; after?: RegisterCursor | undefined; limit: number };

/** The findings of the member's groups, the latest first. */
export function listRegister(db: Db, memberId: string, { filter, after, limit }: RegisterQuery): Promise<MyRow[]> {
  const older = after ? sql`and (d.closes_at, d.id) < (${after.closesAt}, ${after.id})` : sql``;
  return select(db, memberId, sql`${where(filter)} ${older} order by d.closes_at desc, d.id desc limit ${limit}`);
}

export async function countRegister(db: Db, memberId: string, filter: SoughtFindings): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${tables} ${mine(memberId)} where ${visible(memberId)} ${where(filter)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Years in which the member's groups found anything, the latest first. */
export async function listYears(db: Db, memberId: string): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct d.year from decision d join group_member g on g.group_id = d.group_id and g.member_id = ${memberId}
    where d.state = 'closed' and ${visible(memberId)} order by d.year desc`.execute(db);
  return rows.map(({ year }) => year);
}

export type RegisterLine = ListedRow & { statement: string; closedAt: Date; winner: string | null; tally: Tally };

/** The register to take along; without TLP:RED, which is not exported. */
export async function listLines(db: Db, memberId: string, filter: SoughtFindings): Promise<RegisterLine[]> {
  const { rows } = await sql<RegisterLine>`
    select ${columns}, s.text as statement, d.closed_at, d.tally, ${ofMember(memberId)}
    from ${tables} ${mine(memberId)} where d.label <> 'TLP:RED' ${where(filter)}
    order by w.name, d.year desc, d.number desc`.execute(db);
  return rows;
}

/** What lists show of a decision, for its group's topic. */
export async function loadListed(db: Db | Tx, id: string): Promise<ListedDecision> {
  const { rows } = await sql<ListedRow>`select ${columns} from ${tables} where d.id = ${id}`.execute(db);
  if (!rows[0]) throw new AppError('not_found');
  return toListed(rows[0]);
}

function toListed(row: ListedRow): ListedDecision {
  const { id, groupId, groupName, title, label, method, secret, state, eligible, voted } = row;
  const { result, number, year, reviewOn, dissents } = row;
  return {
    ...{ id, groupId, groupName, title, label, method, secret, state, eligible, voted },
    ...{ result, number, year, reviewOn, dissents },
    opensAt: toInstant(row.opensAt),
    closesAt: toInstant(row.closesAt),
  };
}

function toMyRow(row: SelectedRow): MyRow {
  return { ...toListed(row), mine: row.mine, reviewDue: row.reviewDue, winner: row.winner, sources: row.sources };
}
