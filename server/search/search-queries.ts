import { type RawBuilder, sql } from 'kysely';
import type { TlpLabel } from '../../shared/labels.ts';
import { type FoundKind, searchWindow } from '../../shared/search/schema.ts';
import type { Person } from '../../shared/threads/schema.ts';
import { toPersonJson } from '../accounts/queries.ts';
import type { Tx } from '../db/client.ts';
import type { Limits } from './limits.ts';
import { visibleOthers } from './rights.ts';
import type { Wanted } from './understand.ts';

export type Place = { createdAt: string; id: string };
/** One thing that fits; `score` says how well. */
export type Hit = { kind: FoundKind; id: string; createdAt: Date; score: number };
export type Ask = {
  memberId: string;
  /** What must fit, and what fits best. Null: whatever the limits let through. */
  full: Wanted | null;
  firm: Wanted | null;
  exact: Wanted | null;
  limits: Limits;
  before: Place | null;
};

/**
 * Settles how PostgreSQL goes about the queries of this transaction: the plan is the same for all words, and made once. Returns
 * the groups that somebody is in.
 */
export async function prepareSearch(trx: Tx, memberId: string): Promise<string[]> {
  const { rows } = await sql<{ groupIds: string[] }>`
    select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true),
      set_config('max_parallel_workers_per_gather', '0', true),
      set_config('work_mem', '32MB', true), set_config('statement_timeout', '5s', true),
      array(select group_id from group_member where member_id = ${memberId}) as group_ids`.execute(trx);
  return rows[0]?.groupIds ?? [];
}

/** These messages, and the newest things of other kinds that fit, each with how well it fits. */
export async function scoreHits(
  trx: Tx,
  ask: Ask,
  { messageIds, others }: { messageIds: readonly string[]; others: readonly FoundKind[] },
): Promise<Hit[]> {
  const candidates = [
    ...(messageIds.length > 0 ? [sql`select 'message' as kind, unnest(${messageIds}::uuid[]) as id`] : []),
    ...(others.length > 0 ? [newestOthers(ask, others)] : []),
  ];
  return candidates.length > 0 ? score(trx, sql.join(candidates, sql` union all `), ask) : [];
}

const newestOthers = (ask: Ask, kinds: readonly FoundKind[]): RawBuilder<unknown> => sql`
    select kind, id from (
      select e.kind, e.id, row_number() over (partition by e.kind order by e.created_at desc, e.id desc) as place
      from search_entry e
      where ${visibleOthers(ask.memberId)} and e.kind = any(${kinds}::text[]) and ${fits(ask.full)}
        and ${ask.limits.where} ${older(ask.before)}) ranked
    where place <= ${searchWindow}`;

/** Each part by itself: so the index is quicker. */
const fits = (wanted: Wanted | null): RawBuilder<unknown> =>
  sql.join([sql`true`, ...(wanted?.parts ?? []).map(({ text }) => sql`e.keys @@ ${text}::tsquery`)], sql` and `);

const older = (before: Place | null): RawBuilder<unknown> =>
  before ? sql`and (e.created_at, e.id) < (${before.createdAt}::timestamptz, ${before.id}::uuid)` : sql``;

/** The order of the weights is D, C, B, A: beginnings, stems, dictionary forms, words as written. */
const weights = sql`'{0.05, 0.25, 0.5, 1}'::real[]`;

/**
 * What is better comes first, whatever the rest: all words as written, all in a form of theirs, all in the title; then how
 * often and how near.
 */
async function score(trx: Tx, candidates: RawBuilder<unknown>, { full, firm, exact }: Ask): Promise<Hit[]> {
  const holds = (column: RawBuilder<unknown>, wanted: Wanted | null, points: number) =>
    wanted ? sql`case when ${column} @@ ${wanted.text}::tsquery then ${points}::float8 else 0 end` : sql`0`;
  const near = full ? sql`ts_rank(${weights}, c.keys, ${full.text}::tsquery, 33)` : sql`0`;
  const worth = sql`${holds(sql`c.keys`, exact, 4)} + ${holds(sql`c.keys`, firm, 2)}
    + ${holds(sql`c.title_keys`, firm, 1)} + ${near}`;
  const { rows } = await sql<Hit>`
    select c.kind, c.id, c.created_at, ${worth} as score
    from (${candidates}) h join search_entry c on c.kind = h.kind and c.id = h.id`.execute(trx);
  return rows;
}

/** Things whose name looks like the words, letters missing or swapped; the likest first. */
export async function findAlike(trx: Tx, ask: Ask & { name: string }, kinds: readonly FoundKind[]): Promise<Hit[]> {
  const { rows } = await sql<Hit>`
    select e.kind, e.id, e.created_at, word_similarity(${ask.name}, e.name) as score
    from search_entry e
    where e.name is not null and ${ask.name} <% e.name and ${visibleOthers(ask.memberId)}
      and e.kind = any(${kinds}::text[]) and ${ask.limits.where}
    order by score desc, e.created_at desc limit ${searchWindow}`.execute(trx);
  return rows;
}

export type FoundRow = {
  kind: FoundKind;
  id: string;
  title: string;
  body: string;
  threadId: string | null;
  threadTitle: string | null;
  messageId: string | null;
  meetingId: string | null;
  groupId: string | null;
  groupName: string | null;
  label: TlpLabel | null;
  author: Person | null;
  hasFile: boolean;
  createdAt: Date;
};

/** What a page shows of its hits. */
export async function readFound(trx: Tx, hits: readonly Pick<Hit, 'kind' | 'id'>[]): Promise<FoundRow[]> {
  const { rows } = await sql<FoundRow>`
    select e.kind, e.id, e.title, e.body, e.thread_id, t.title as thread_title, e.message_id, e.meeting_id, e.group_id,
      w.name as group_name, ${effectiveLabel} as label, e.has_file, e.created_at,
      case when a.id is not null then ${toPersonJson('a')} end as author
    from search_entry e
    join unnest(${hits.map(({ kind }) => kind)}::text[], ${hits.map(({ id }) => id)}::uuid[]) as h (kind, id)
      on h.kind = e.kind and h.id = e.id
    left join thread t on t.id = e.thread_id
    left join working_group w on w.id = e.group_id
    left join member a on a.id = case when e.kind = 'member' then e.id else e.author_id end`.execute(trx);
  return rows;
}

const order = sql`array['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR']`;

/** The stricter of a thing's own label and that of its thread. */
const effectiveLabel = sql`(${order})[least(array_position(${order}, e.label), array_position(${order}, t.label))]`;
