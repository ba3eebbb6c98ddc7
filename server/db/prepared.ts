import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** A text is worth a name when it comes a third time; only so many are counted and kept, for some are built anew each time. */
const worthIt = 3;
const countedAtMost = 1_000;

/**
 * Kysely's view of a pool: what is asked again and again goes out as a named statement, which PostgreSQL parses and plans once
 * a connection, and a transaction begins on the way of its first statement. Each is a good part of the time of a short one.
 */
export function preparingPool(pool: pg.Pool): PostgresPool {
  const nameOf = createNames();
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const prepared = known.get(client) ?? prepare(client, nameOf);
      known.set(client, prepared);
      return prepared;
    },
  };
}

function prepare(client: pg.PoolClient, nameOf: (text: string) => string | undefined): PostgresPoolClient {
  let beginning = false;

  function send(text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    const name = values.length > 0 ? nameOf(text) : undefined;
    return client.query({ text, values: [...values], ...(name ? { name } : {}) });
  }

  async function query(
    text: string,
    values: readonly unknown[],
  ): Promise<Pick<pg.QueryResult, 'command' | 'rowCount' | 'rows'>> {
    if (text === 'begin') {
      beginning = true;
      return { command: 'BEGIN', rowCount: null, rows: [] };
    }
    if (!beginning) return send(text, values);
    beginning = false;
    if (text === 'commit' || text === 'rollback') return { command: text.toUpperCase(), rowCount: null, rows: [] };
    // Only what reads may go before it is known that there is a transaction to go into.
    if (!/^\s*select\b/i.test(text)) {
      await send('begin', []);
      return send(text, values);
    }
    const { stream } = client.connection;
    stream.cork();
    const both = Promise.all([send('begin', []), send(text, values)]);
    stream.uncork();
    return (await both)[1];
  }
  // The other overload is for cursors, which nobody here opens.
  const release = (destroy?: boolean) => client.release(destroy);
  return { query, release } as unknown as PostgresPoolClient;
}

function createNames(): (text: string) => string | undefined {
  const seen = new Map<string, { times: number; name: string }>();
  return (text) => {
    const found = seen.get(text);
    if (!found) {
      if (seen.size < countedAtMost)
        seen.set(text, { times: 1, name: createHash('sha256').update(text).digest('hex').slice(0, 40) });
      return undefined;
    }
    found.times += 1;
    return found.times >= worthIt ? found.name : undefined;
  };
}
