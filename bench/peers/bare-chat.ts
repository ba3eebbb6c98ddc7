import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import pg from 'pg';
import { type WebSocket, WebSocketServer } from 'ws';

/**
 * The plainest chat that keeps its messages: Fastify, one INSERT, `ws` to everybody. No accounts, no rights, no log, no second
 * process. `node bare-chat.ts <database url>` prints its port.
 */
const [connectionString = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: 10 });
await pool.query(`create table if not exists bare_message (
  id uuid primary key, author text not null, body text not null, created_at timestamptz not null default now())`);

const app = fastify();
const sockets = new Set<WebSocket>();

app.post<{ Body: { body: string } }>('/messages', async (request, reply) => {
  const values = [randomUUID(), 'author', request.body.body];
  const { rows } = await pool.query(
    'insert into bare_message (id, author, body) values ($1, $2, $3) returning *',
    values,
  );
  const text = JSON.stringify({ type: 'message', message: rows[0] });
  for (const socket of sockets) socket.send(text);
  return reply.status(201).send(rows[0]);
});

const address = await app.listen({ port: 0, host: '127.0.0.1' });
new WebSocketServer({ server: app.server }).on('connection', (socket) => {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
});
console.log(new URL(address).port);
