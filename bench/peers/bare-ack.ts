import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { WebSocketServer } from 'ws';

/**
 * The plainest durable acknowledgement: one INSERT for each message, then its name back. No text, no rights, no others to tell.
 * `node bare-ack.ts <database url>` prints its port.
 */
const [connectionString = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: 10 });
await pool.query(`create table if not exists bare_update (
  id uuid primary key, data bytea not null, created_at timestamptz not null default now())`);

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
server.on('connection', (socket) => {
  socket.on('message', async (data: Buffer) => {
    await pool.query('insert into bare_update (id, data) values ($1, $2)', [randomUUID(), data]);
    socket.send(data);
  });
});
server.on('listening', () => {
  const address = server.address();
  if (address && typeof address === 'object') console.log(address.port);
});
