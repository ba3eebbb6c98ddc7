import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { preparingPool } from './prepared.ts';
import type { DB } from './schema.gen.ts';

export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

// A bigint column is a counter here (seq, ordinal) and stays far below 2^53: read it as a number.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// Wall-clock columns (`timestamp without time zone`) keep their text: the zone stands in a column of its own.
pg.types.setTypeParser(pg.types.builtins.TIMESTAMP, (value) => value.replace(' ', 'T'));
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

export type DbOptions = { url: string; max?: number };

/** A pool of connections to PostgreSQL; idle connections that the server drops are replaced, never thrown. */
export function createDb({ url, max = 10 }: DbOptions): { db: Db; pool: pg.Pool } {
  // `pipeline`: a transaction's beginning goes out together with its first statement.
  const times = { idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000 };
  const pool = new pg.Pool({ connectionString: url, max, pipeline: true, ...times });
  // A dropped connection is the next query's error, or nobody's.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: preparingPool(pool) }),
    plugins: [new CamelCasePlugin()],
  });
  return { db, pool };
}
