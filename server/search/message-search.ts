import { sql } from 'kysely';
import { searchWindow } from '../../shared/search/schema.ts';
import type { Tx } from '../db/client.ts';
import { type Frequencies, shareOfAny, shareOfForms } from './frequencies.ts';
import { groupKey, weekKey, weekOf, weekStart } from './places.ts';
import { visibleMessages } from './rights.ts';
import type { Ask } from './search-queries.ts';
import type { Wanted } from './understand.ts';

export type Candidate = { id: string; createdAt: Date };
export type Scope = { groupIds: string[]; frequencies: Frequencies };

/** Fewer than this are read all and sorted; of more, week by week back until enough are found. */
const readAtMost = 1_500;
/** More keys than these slow the index down more than they spare it. */
const mostWeeks = 60;
const mostGroups = 6;
/** How much more to read than should be enough, and how much further each time that it was not. */
const [margin, furthest] = [1.4, 5];

/** The newest messages that fit and that the member may read. */
export async function newestMessages(trx: Tx, ask: Ask, wanted: Wanted | null, scope: Scope): Promise<Candidate[]> {
  if (scope.groupIds.length === 0) return [];
  const { parts, read: toRead, perWeek } = plan(ask, wanted, scope);
  const { first, last } = weeksOf(ask);
  const found: Candidate[] = [];
  let weeks = toRead <= readAtMost ? Number.POSITIVE_INFINITY : Math.ceil((margin * searchWindow) / perWeek);
  for (let to = last, until: Date | null = null; ; ) {
    const wholeRest = weeks > mostWeeks || to - weeks < first;
    const from = wholeRest ? first : to - weeks + 1;
    const stretch = to - from < mostWeeks ? [weeksBetween(scope, from, to)] : [];
    found.push(...(await read(trx, ask, [...parts, ...stretch], { until, limit: searchWindow - found.length })));
    if (wholeRest || found.length === searchWindow) return found;
    until = weekStart(from);
    to = from - 1;
    weeks = further(weeks, found.length);
  }
}

/** Whether the member may be expected to read fewer than are ever shown. */
export function shouldBeFew(ask: Ask, wanted: Wanted | null, scope: Scope): boolean {
  const { perWeek } = plan(ask, wanted, scope);
  return perWeek < searchWindow * shareOfWeek(scope.frequencies);
}

/** How many weeks to read next, where some held too few. */
function further(weeks: number, found: number): number {
  const enough = (margin * weeks * (searchWindow - found)) / Math.max(found, 1);
  return Math.ceil(Math.min(weeks * furthest, Math.max(weeks, enough)));
}

const dayMs = 86_400_000;

/** The weeks in which something may fit. */
function weeksOf({ before, limits: { since, until } }: Ask): { first: number; last: number } {
  const ends = [
    Date.now() + dayMs,
    ...(before ? [Date.parse(before.createdAt)] : []),
    ...(until ? [until.getTime()] : []),
  ];
  const last = weekOf(new Date(Math.min(...ends)));
  return { first: since ? Math.min(weekOf(since), last) : 0, last };
}

function weeksBetween({ frequencies }: Scope, first: number, last: number): Condition {
  const length = last - first + 1;
  const text = or(Array.from({ length }, (_, back) => weekKey(last - back)));
  return { text, share: length * shareOfWeek(frequencies) };
}

const shareOfWeek = ({ shareOf }: Frequencies): number => Math.max(shareOf(weekKey(weekOf(new Date()) - 1)), 1 / 520);

/** A `tsquery` literal with the share of all messages that it should let through. */
type Condition = { text: string; share: number };

type Plan = {
  parts: Condition[];
  /** How many messages the index should hand over. */
  read: number;
  /** How many of them a week the member may read. */
  perWeek: number;
};

function plan({ limits }: Ask, wanted: Wanted | null, { groupIds, frequencies }: Scope): Plan {
  const words = (wanted?.parts ?? []).map(({ text, sets }) => ({
    text,
    share: Math.min(1, ...sets.map((keys) => shareOfForms(frequencies, keys))),
  }));
  const mine = shareOfAny(frequencies, groupIds.map(groupKey));
  // Whoever is in few groups searches in those alone.
  const groups = groupIds.length <= mostGroups ? [{ text: or(groupIds.map(groupKey)), share: mine }] : [];
  const limited = limits.keys.map((keys) => ({ text: or(keys), share: shareOfAny(frequencies, keys) }));
  const narrowing = [...groups, ...limited];
  const read = frequencies.entries * shareOfAll(words) * narrowing.reduce((product, { share }) => product * share, 1);
  const perWeek = read * shareOfWeek(frequencies) * (groups.length > 0 ? 1 : mine);
  return { parts: [...words, ...narrowing], read, perWeek };
}

/**
 * Words that are sought together often stand together: more than if they knew nothing of each other, at most as many as there
 * are of the rarest. To expect too many costs a short look at few weeks, too few costs reading them all.
 */
function shareOfAll(words: readonly { share: number }[]): number {
  const together = words.reduce((product, { share }) => product * share, 1);
  return Math.sqrt(together * Math.min(1, ...words.map(({ share }) => share)));
}

type Stretch = { until: Date | null; limit: number };

/**
 * All that fit are sought out by their keys: what else limits them is put so that no other index is taken, such as that of the
 * time. Each condition stands by itself, the rarest first: the index then leaps from one to the next, and does not weigh each
 * message against the whole.
 */
async function read(trx: Tx, ask: Ask, parts: readonly Condition[], { until, limit }: Stretch): Promise<Candidate[]> {
  const { before } = ask;
  const byRarity = parts.toSorted((a, b) => a.share - b.share);
  const fits = byRarity.map(({ text }) => sql`e.keys @@ ${text}::tsquery`);
  const all = [visibleMessages(ask.memberId), ...fits, sql`(${ask.limits.where}) is true`];
  const older = [
    sql`true`,
    ...(until ? [sql`created_at < ${until}`] : []),
    ...(before ? [sql`(created_at, id) < (${before.createdAt}::timestamptz, ${before.id}::uuid)`] : []),
  ];
  const { rows } = await sql<Candidate>`
    with fitting as materialized (
      select e.id, e.created_at from search_entry e where ${sql.join(all, sql` and `)})
    select id, created_at from fitting where ${sql.join(older, sql` and `)}
    order by created_at desc, id desc limit ${limit}`.execute(trx);
  return rows;
}

const or = (keys: string[]): string => `(${keys.map((key) => `'${key}'`).join(' | ')})`;
