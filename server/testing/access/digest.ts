import { sql } from 'kysely';
import type { Db } from '../../db/client.ts';

/** What is not content: when a session was last used, and whose client ids a draft has met. */
const ignored = ['session', 'draft_client'];

/** A digest of every row of every table: the same before and after means that nothing changed. */
export async function digestOf(db: Db): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely_%'`.execute(db);
  const names = rows.map((row) => row.name).filter((name) => !ignored.includes(name));
  const parts = names.map(
    (name) => sql`
      select ${name} as name, md5(coalesce(string_agg(line::text, '|' order by line::text), '')) as hash
      from ${sql.table(name)} line`,
  );
  const digests = await sql<{ name: string; hash: string }>`${sql.join(parts, sql` union all `)}`.execute(db);
  return Object.fromEntries(digests.rows.map(({ name, hash }) => [name, hash]));
}
