import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { parseQuery } from '../../shared/search/query.ts';
import type { FoundKind } from '../../shared/search/schema.ts';
import { loadLanguage } from './polish/language.ts';
import { understand, type Wanted } from './understand.ts';

/** The condition that the entry of a row holds what is sought; `id` is the row's. */
export type Matching = (kind: FoundKind, id: RawBuilder<unknown>) => RawBuilder<SqlBool>;

/**
 * What somebody typed, for a feature's own list: its query knows who may see which rows, and asks this of them beside it.
 * `full`: every word in a form of it; `loose`: or one that begins alike. A text without words matches nothing.
 */
export async function toMatching(text: string): Promise<{ full: Matching; loose: Matching }> {
  const { terms, filters } = parseQuery(text);
  // A list has filters of its own: what looks like one here are words.
  const words = filters.map(({ value, excluded }) => ({ text: value, quoted: false, excluded }));
  const { full, loose } = understand(await loadLanguage(), { terms: [...terms, ...words], filters: [] });
  return { full: holding(full), loose: holding(loose) };
}

const holding =
  (wanted: Wanted | null): Matching =>
  (kind, id) =>
    wanted
      ? sql<SqlBool>`exists (
          select from search_entry e where e.kind = ${kind} and e.id = ${id}
            and ${sql.join(
              wanted.parts.map((part) => sql`e.keys @@ ${part.text}::tsquery`),
              sql` and `,
            )})`
      : sql<SqlBool>`false`;
