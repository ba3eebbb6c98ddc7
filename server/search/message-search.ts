import { sql } from 'kysely';
import { searchWindow } from '../../shared/search/schema.ts';
import type { Tx } from '../db/client.ts';
import { type Frequencies, shareOfAll } from './frequencies.ts';
import { groupKey, weekKey, weekOf } from './places.ts';
import { visibleMessages } from './rights.ts';
import type { Ask } from './search-queries.ts';
import type { Wanted } from './understand.ts';

export type Candidate = { id: string; createdAt: Date };
export type Scope = { groupIds: string[]; frequencies: Frequencies };

/** Fewer than this are read all and sorted; of more, only those of the last weeks. */
const readAtMost = 4_000;
const readOfFewGroups = 12_000;
/** Each key more makes the index slower. */
const mostWeeks = 60;
const mostGroups = 4;
/** Further back each time that too few were found. */
const reach = 5;

/** The newest messages that fit and that the member may read. */
export async function newestMessages(trx: Tx, ask: Ask, wanted: Wanted | null, scope: Scope): Promise<Candidate[]> {
  if (scope.groupIds.length === 0) return [];
  const sets = [...(wanted?.sets ?? []), ...ask.limits.keys];
  const always = [...(wanted ? [wanted.text] : []), ...ask.limits.keys.map(or), ...placesOf(scope)];
  const { first, last } = weeksOf(ask);
  const enough = weeksToRead(sets, scope);
  for (let weeks = enough; weeks <= mostWeeks; weeks *= reach) {
    const from = Math.max(first, last - weeks + 1);
    const found = await read(trx, ask, [...always, recent(from, last)]);
    if (found.length === searchWindow || from === first) return found;
  }
  const isMany = enough < Number.POSITIVE_INFINITY && last - first < mostWeeks;
  return read(trx, ask, isMany ? [...always, recent(first, last)] : always);
}

const dayMs = 86_400_000;

/** The weeks in which something may fit. */
function weeksOf({ before, limits: { since, until } }: Ask): { first: number; last: number } {
  const ends = [
    Date.now() + dayMs,
    ...(before ? [Date.parse(before.createdAt)] : []),
    ...(until ? [until.getTime()] : []),
  ];
  return { first: since ? weekOf(since) : 0, last: weekOf(new Date(Math.min(...ends))) };
}

const recent = (first: number, last: number): string =>
  or(Array.from({ length: Math.max(1, last - first + 1) }, (_, back) => weekKey(last - back)));

/** Whoever is in few groups searches in those alone. */
function placesOf({ groupIds }: Scope): string[] {
  return groupIds.length <= mostGroups ? [or(groupIds.map(groupKey))] : [];
}

/** So many that they should hold enough; infinitely many where that is as quick. */
function weeksToRead(sets: string[][], { groupIds, frequencies }: Scope): number {
  const mine = Math.min(
    1,
    groupIds.reduce((sum, id) => sum + frequencies.shareOf(groupKey(id)), 0),
  );
  const expected = frequencies.entries * shareOfAll(frequencies, sets) * mine;
  if (expected <= (groupIds.length <= mostGroups ? readOfFewGroups : readAtMost)) return Number.POSITIVE_INFINITY;
  const share = Math.max(frequencies.shareOf(weekKey(weekOf(new Date()) - 1)), 1 / 520);
  return Math.max(1, Math.ceil((1.5 * searchWindow) / (expected * share)));
}

/** All that fit are sought out first: the planner must not go through the messages by time instead. */
async function read(trx: Tx, ask: Ask, query: readonly string[]): Promise<Candidate[]> {
  const { before } = ask;
  const older = before ? sql`and (e.created_at, e.id) < (${before.createdAt}::timestamptz, ${before.id}::uuid)` : sql``;
  const fits = query.length > 0 ? sql`and e.keys @@ ${query.join(' & ')}::tsquery` : sql``;
  const { rows } = await sql<Candidate>`
    with fitting as materialized (
      select e.id, e.created_at from search_entry e
      where ${visibleMessages(ask.memberId)} ${fits} and ${ask.limits.where} ${older})
    select id, created_at from fitting order by created_at desc, id desc limit ${searchWindow}`.execute(trx);
  return rows;
}

const or = (keys: string[]): string => `(${keys.map((key) => `'${key}'`).join(' | ')})`;
