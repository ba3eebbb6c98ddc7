import { sql } from 'kysely';
import type { Db, Tx } from '../db/client.ts';

/** How often keys stand in entries, as PostgreSQL has counted: for choosing a way to search, never for what is found. */
export type Frequencies = {
  entries: number;
  /** The share of entries that hold a key; one that is not among the common ones is taken for half as common as the rarest of those. */
  shareOf(key: string): number;
};

const freshMs = 300_000;
const known = new WeakMap<object, { until: number; read: Promise<Frequencies> }>();

/** Read once in a while for each database. */
export function frequenciesOf(db: Db, trx: Tx): Promise<Frequencies> {
  const held = known.get(db);
  if (held && held.until > Date.now()) return held.read;
  const read = readFrequencies(trx);
  known.set(db, { until: Date.now() + freshMs, read });
  read.catch(() => known.delete(db));
  return read;
}

type Row = { entries: number; elements: string[] | null; shares: number[] | null };

async function readFrequencies(trx: Tx): Promise<Frequencies> {
  const { rows } = await sql<Row>`
    select greatest(c.reltuples, 0)::float8 as entries, s.most_common_elems::text::text[] as elements,
      s.most_common_elem_freqs as shares
    from pg_class c left join pg_stats s on s.schemaname = 'public' and s.tablename = c.relname and s.attname = 'keys'
    where c.oid = 'search_entry'::regclass`.execute(trx);
  const { entries = 0, elements, shares } = rows[0] ?? {};
  const common = new Map((elements ?? []).map((key, index) => [key, shares?.[index] ?? 0]));
  const rare = Math.min(1, ...common.values()) / 2;
  const begun = (start: string) =>
    [...common].reduce((sum, [key, share]) => sum + (key.startsWith(start) ? share : 0), rare);
  return {
    entries,
    shareOf: (key) => (key.endsWith('*') ? begun(key.slice(0, -1)) : (common.get(key) ?? (common.size > 0 ? rare : 0))),
  };
}

/** The share of entries that hold one of the keys of a word: most of those that hold one hold the others as well. */
export const shareOfForms = ({ shareOf }: Frequencies, keys: readonly string[]): number =>
  Math.max(0, ...keys.map(shareOf));

/** The share of entries that hold one of some keys of which none holds two. */
export const shareOfAny = ({ shareOf }: Frequencies, keys: readonly string[]): number =>
  Math.min(
    1,
    keys.reduce((sum, key) => sum + shareOf(key), 0),
  );
