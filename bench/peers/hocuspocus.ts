import { randomUUID } from 'node:crypto';
import { Server } from '@hocuspocus/server';
import pg from 'pg';

/**
 * Hocuspocus as it comes, or, when it is told of a database, with an INSERT of every update before its acknowledgement.
 * `node hocuspocus.ts [database url]` prints its port.
 */
const [connectionString] = process.argv.slice(2);
const pool = connectionString ? new pg.Pool({ connectionString, max: 10 }) : undefined;
await pool?.query(`create table if not exists hocuspocus_update (
  id uuid primary key, document text not null, data bytea not null, created_at timestamptz not null default now())`);

// Message types of y-protocols/sync: 1 is the second step of the first sync, 2 an update.
const carriesText = (type: number) => type === 1 || type === 2;

const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  async beforeSync({ type, payload, documentName }) {
    if (!pool || !carriesText(type)) return;
    const values = [randomUUID(), documentName, Buffer.from(payload)];
    await pool.query('insert into hocuspocus_update (id, document, data) values ($1, $2, $3)', values);
  },
});
await server.listen();
console.log(server.address.port);
