import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { tlpLabels } from '../../shared/labels.ts';
import type { Filter } from '../../shared/search/query.ts';
import type { Actor } from '../context.ts';
import { readPeriod } from './period.ts';
import { fold } from './polish/fold.ts';

/** What filters let through, as SQL over `search_entry e`, and those that say nothing that could be understood. */
export type Limits = { where: RawBuilder<SqlBool>; unclear: Filter[] };

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ownNames = new Set(['me', 'mnie', 'ja']);
const files = new Set(['file', 'files', 'plik', 'pliki', 'zalacznik', 'attachment']);

/** The same filter twice means either, different ones mean all. */
export function toLimits(filters: readonly Filter[], actor: Actor, now: Date): Limits {
  const read = filters.map((filter) => ({ filter, sql: toSql(filter, actor, now) }));
  const unclear = read.filter((each) => each.sql === null).map(({ filter }) => filter);
  const wanted = read.filter(({ filter, sql: text }) => text && !filter.excluded);
  const either = [...Map.groupBy(wanted, ({ filter }) => filter.name).values()].map(
    (same) =>
      sql`(${sql.join(
        same.map((each) => each.sql ?? sql`false`),
        sql` or `,
      )})`,
  );
  const none = read
    .filter(({ filter, sql: text }) => text && filter.excluded)
    .map((each) => sql`not coalesce(${each.sql}, false)`);
  const nothing = unclear.some(({ excluded }) => !excluded) ? [sql`false`] : [];
  return { where: sql<SqlBool>`${sql.join([sql`true`, ...either, ...none, ...nothing], sql` and `)}`, unclear };
}

function toSql({ name, value }: Filter, actor: Actor, now: Date): RawBuilder<unknown> | null {
  if (name === 'from') return byAuthor(value, actor);
  if (name === 'in') return byPlace(value, actor);
  if (name === 'label') return byLabel(value);
  if (name === 'has') return files.has(fold(value)) ? sql`e.has_file` : null;
  const period = readPeriod(value, actor.timeZone, now);
  if (!period) return null;
  return name === 'before' ? sql`e.created_at < ${period.from}` : sql`e.created_at >= ${period.to}`;
}

/** Somebody by any part of their name. */
function byAuthor(value: string, { id }: Actor): RawBuilder<unknown> {
  if (ownNames.has(fold(value))) return sql`e.author_id = ${id}`;
  if (uuid.test(value)) return sql`e.author_id = ${value}`;
  return sql`e.author_id = any (array(
    select x.id from search_entry x where x.kind = 'member' and x.name like ${contains(value)} limit 100))`;
}

/** A group of the actor's by any part of its name, or a thread by its title; which of the threads are theirs, others ask. */
function byPlace(value: string, { id }: Actor): RawBuilder<unknown> {
  if (uuid.test(value)) return sql`(e.group_id = ${value} or e.thread_id = ${value})`;
  return sql`(e.group_id = any (array(
      select w.id from working_group w join group_member g on g.group_id = w.id and g.member_id = ${id}
      where translate(lower(w.name), 'ąćęłńóśźż', 'acelnoszz') like ${contains(value)}))
    or e.thread_id = any (array(
      select x.id from search_entry x where x.kind = 'thread' and x.name like ${contains(value)} limit 1000)))`;
}

/** The label that a thing carries or has from its thread. */
function byLabel(value: string): RawBuilder<unknown> | null {
  const wanted = value.toUpperCase().replace(/^TLP:/, '');
  const label = tlpLabels.find((known) => known === `TLP:${wanted}`);
  if (!label) return null;
  const order = sql`${[...tlpLabels]}::text[]`;
  return sql`${label} = (select (${order})[least(array_position(${order}, e.label), array_position(${order}, x.label))]
    from (select (select t.label from thread t where t.id = e.thread_id) as label) x)`;
}

const contains = (value: string): string => `%${fold(value).replace(/[\\%_]/g, '\\$&')}%`;
