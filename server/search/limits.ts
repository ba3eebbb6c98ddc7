import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isUuid } from '../../shared/fields.ts';
import { type TlpLabel, tlpLabels } from '../../shared/labels.ts';
import type { Filter } from '../../shared/search/query.ts';
import type { Actor } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { readPeriod } from './period.ts';
import { authorKey, fileKey, groupKey, labelKey, threadKey } from './places.ts';
import { fold } from './polish/fold.ts';
import { visibleOthers } from './rights.ts';

/** What filters let through. */
export type Limits = {
  /** As SQL over `search_entry e`. */
  where: RawBuilder<SqlBool>;
  /** As sets of keys, where there are some: of each set one key must be there. */
  keys: string[][];
  /** What fits stands between these. */
  since: Date | null;
  until: Date | null;
  /** No such person, group or thread, or nothing that could be understood: nothing fits. */
  nothing: boolean;
  /** Filters that say nothing that could be understood. */
  unclear: Filter[];
};

/** One filter. `keys`: one of them is there wherever the filter lets through. */
type Limit = { where: RawBuilder<unknown>; keys?: string[]; since?: Date; until?: Date; nothing?: boolean };
type Asker = { actor: Actor; now: Date };

/** More keys make the index slower than it is without. */
const mostKeys = 200;
const ownNames = new Set(['me', 'mnie', 'ja']);
const files = new Set(['file', 'files', 'plik', 'pliki', 'zalacznik', 'attachment']);

/** The same filter twice means either, different ones mean all. */
export async function toLimits(trx: Tx, filters: readonly Filter[], asker: Asker): Promise<Limits> {
  const read: { filter: Filter; limit: Limit | null }[] = [];
  for (const filter of filters) read.push({ filter, limit: await toLimit(trx, filter, asker) });
  const unclear = read.filter(({ limit }) => limit === null).map(({ filter }) => filter);
  const limitsOf = (excluded: boolean) => read.filter(({ filter }) => filter.excluded === excluded);
  const byName = [...Map.groupBy(limitsOf(false), ({ filter }) => filter.name).values()];
  const wanted = byName.map((same) => either(same.flatMap(({ limit }) => limit ?? [])));
  const unwanted = limitsOf(true).flatMap(({ limit }) => (limit ? [sql`not coalesce(${limit.where}, false)`] : []));
  const parts = [sql`true`, ...wanted.map(({ where }) => where), ...unwanted];
  const since = wanted.find((limit) => limit.since)?.since ?? null;
  const until = wanted.find((limit) => limit.until)?.until ?? null;
  const isNever = since !== null && until !== null && since >= until;
  return {
    where: sql<SqlBool>`${sql.join(parts, sql` and `)}`,
    keys: wanted.flatMap(({ keys }) => (keys ? [keys] : [])),
    ...{ since, until, unclear },
    nothing: isNever || wanted.some(({ nothing }) => nothing),
  };
}

const none: Limit = { where: sql`false`, nothing: true };

function either(limits: readonly Limit[]): Limit {
  const [only] = limits;
  if (!only) return none;
  if (limits.length === 1) return only;
  const some = limits.filter(({ nothing }) => !nothing);
  if (some.length < limits.length) return either(some);
  const where = sql`(${sql.join(
    limits.map((limit) => limit.where),
    sql` or `,
  )})`;
  return limits.every(({ keys }) => keys) ? { where, keys: limits.flatMap(({ keys = [] }) => keys) } : { where };
}

async function toLimit(trx: Tx, { name, value }: Filter, { actor, now }: Asker): Promise<Limit | null> {
  if (name === 'from') return byAuthor(trx, value, actor);
  if (name === 'in') return byPlace(trx, value, actor);
  if (name === 'label') return byLabel(trx, value, actor);
  if (name === 'has') return files.has(fold(value)) ? { where: sql`e.has_file`, keys: [fileKey] } : null;
  const period = readPeriod(value, actor.timeZone, now);
  if (!period) return null;
  return name === 'before'
    ? { where: sql`e.created_at < ${period.from}`, until: period.from }
    : { where: sql`e.created_at >= ${period.to}`, since: period.to };
}

/** Somebody by any part of their name. */
async function byAuthor(trx: Tx, value: string, { id }: Actor): Promise<Limit> {
  const known = ownNames.has(fold(value)) ? [id] : isUuid(value) ? [value.toLowerCase()] : undefined;
  const ids = known ?? (await listMembers(trx, value));
  return ids.length > 0 ? { where: sql`e.author_id = any (${ids}::uuid[])`, keys: ids.map(authorKey) } : none;
}

/** A group of the actor's by any part of its name, or threads that they may see by their title: others take no room among those looked at. */
async function byPlace(trx: Tx, value: string, { id }: Actor): Promise<Limit> {
  if (isUuid(value)) {
    return { where: sql`(e.group_id = ${value} or e.thread_id = ${value})`, keys: [groupKey(value), threadKey(value)] };
  }
  const { rows } = await sql<{ id: string }>`
    select w.id from working_group w join group_member g on g.group_id = w.id and g.member_id = ${id}
    where translate(lower(w.name), 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ', 'acelnoszzacelnoszz') like ${contains(value)}`.execute(trx);
  const groupIds = rows.map((row) => row.id);
  const threadIds = await listThreads(trx, value, id);
  if (groupIds.length + threadIds.length === 0) return none;
  const where = sql`(e.group_id = any (${groupIds}::uuid[]) or e.thread_id = any (${threadIds}::uuid[]))`;
  return threadIds.length > mostKeys
    ? { where }
    : { where, keys: [...groupIds.map(groupKey), ...threadIds.map(threadKey)] };
}

const mostThreads = 5_000;

async function listThreads(trx: Tx, value: string, memberId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from search_entry e
    where e.kind = 'thread' and e.name like ${contains(value)} and ${visibleOthers(memberId)}
    order by e.created_at desc limit ${mostThreads}`.execute(trx);
  return rows.map(({ id }) => id);
}

async function listMembers(trx: Tx, value: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from search_entry where kind = 'member' and name like ${contains(value)} limit 200`.execute(trx);
  return rows.map(({ id }) => id);
}

/** The stricter of a thing's own label and that of its thread. */
async function byLabel(trx: Tx, value: string, { id }: Actor): Promise<Limit | null> {
  const wanted = value.toUpperCase().replace(/^TLP:/, '');
  const label = tlpLabels.find((known) => known === `TLP:${wanted}`);
  if (!label) return null;
  const stricter = tlpLabels.slice(0, tlpLabels.indexOf(label));
  const threadIds = await listLabelled(trx, label, id);
  const where = sql`(${carries([label])} and not ${carries(stricter)})`;
  return threadIds.length > mostKeys ? { where } : { where, keys: [labelKey(label), ...threadIds.map(threadKey)] };
}

/** Itself or by its thread; each list of threads is made once a query. */
const carries = (labels: readonly TlpLabel[]) => sql`(coalesce(e.label = any (${[...labels]}::text[]), false)
  or coalesce(e.thread_id in (select id from thread where label = any (${[...labels]}::text[])), false))`;

/** Threads of a label in the groups of a member that the member may see; of many only some more than can be keys. */
async function listLabelled(trx: Tx, label: TlpLabel, memberId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from thread t join group_member g on g.group_id = t.group_id and g.member_id = ${memberId}
    where t.label = ${label} and (t.label <> 'TLP:RED' or exists (
      select from thread_reader r where r.thread_id = t.id and r.member_id = ${memberId}))
    limit ${mostKeys + 1}`.execute(trx);
  return rows.map((row) => row.id);
}

const contains = (value: string): string => `%${fold(value).replace(/[\\%_]/g, '\\$&')}%`;
