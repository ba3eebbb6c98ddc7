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
const readAtMost = 3_000;
const mostWeeks = 60;
const mostGroups = 40;
/** Further back each time that too few were found. */
const reach = 5;

/** The newest messages that fit and that the member may read. */
export async function newestMessages(trx: Tx, ask: Ask, wanted: Wanted | null, scope: Scope): Promise<Candidate[]> {
  if (scope.groupIds.length === 0) return [];
  const words = wanted ? [wanted.text] : [];
  const places = placesOf(scope);
  const { perWeek, isMany } = estimate(wanted?.sets ?? [], scope);
  const last = weekOf(ask.before ? new Date(ask.before.createdAt) : new Date(Date.now() + dayMs));
  let weeks = isMany ? Math.max(1, Math.ceil((1.5 * searchWindow) / perWeek)) : Number.POSITIVE_INFINITY;
  for (; weeks <= mostWeeks; weeks *= reach) {
    const recent = or(Array.from({ length: weeks }, (_, back) => weekKey(last - back)));
    const found = await read(trx, ask, [...words, ...places, recent]);
    if (found.length === searchWindow) return found;
  }
  return read(trx, ask, [...words, ...places]);
}

const dayMs = 86_400_000;

/** Whoever is in few groups searches in those alone. */
function placesOf({ groupIds }: Scope): string[] {
  return groupIds.length <= mostGroups ? [or(groupIds.map(groupKey))] : [];
}

function estimate(sets: string[][], { groupIds, frequencies }: Scope) {
  const mine = Math.min(
    1,
    groupIds.reduce((sum, id) => sum + frequencies.shareOf(groupKey(id)), 0),
  );
  const expected = frequencies.entries * shareOfAll(frequencies, sets) * mine;
  const share = frequencies.shareOf(weekKey(weekOf(new Date()) - 1));
  return { isMany: expected > readAtMost, perWeek: Math.max(1, expected * Math.max(share, 1 / 520)) };
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
