import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { startHub } from '../e2e/hub.ts';
import { databaseUrl, runStatement } from '../server/testing/database.ts';
import { startTestPostgres } from '../server/testing/postgres.ts';
import { openThread } from './messages.ts';
import { below, quantile, type Row } from './table.ts';

const messages = 10_000;
const warmUp = 20;
const measured = 200;
const windowSize = 50;

/**
 * Opens the page of a thread of 10,000 messages at changing places, as its first reader does, beside the plainest SELECT of the
 * same window on the same PostgreSQL. Both take turns.
 */
export async function run(): Promise<Row[]> {
  const postgres = await startTestPostgres();
  try {
    await runStatement(postgres.url, 'create database bench_thread_page');
    const database = databaseUrl(postgres.url, 'bench_thread_page');
    const livekit = { LIVEKIT_URL: 'ws://127.0.0.1:9', LIVEKIT_API_KEY: 'bench', LIVEKIT_API_SECRET: 'x'.repeat(40) };
    const hub = await startHub({ DATABASE_URL: database, ...livekit });
    const client = new pg.Client({ connectionString: database });
    await client.connect();
    try {
      const { headers, threadId } = await openThread(hub);
      await fill(client, threadId);
      return [await measure({ url: `${hub.url}/api/threads/${threadId}`, headers, client, threadId })];
    } finally {
      await client.end();
      await hub.stop();
    }
  } finally {
    await postgres.stop();
  }
}

/** Ten thousand messages of several lines with Markdown, a reaction on every fifth and a quote on every seventh. */
async function fill(client: pg.Client, threadId: string): Promise<void> {
  await client.query(
    `insert into message (thread_id, ordinal, author_id, client_id, body, created_at)
     select t.id, n, m.id, gen_random_uuid(), 'Wiadomość **' || n || '**: ' || repeat('Opisujemy sytuację, nie osoby. ', 6)
       || E'\\n\\n- pierwszy punkt\\n- drugi punkt z adresem https://example.org/' || n, now() - make_interval(secs => $2::int - n)
     from thread t, generate_series(2, $2::int) n
     join lateral (select gm.member_id as id from group_member gm
       where gm.group_id = (select group_id from thread where id = $1) order by gm.member_id offset n % 5 limit 1) m on true
     where t.id = $1`,
    [threadId, messages],
  );
  await client.query(
    `update message m set reply_to = q.id from message q
     where m.thread_id = $1 and q.thread_id = $1 and m.ordinal % 7 = 0 and q.ordinal = m.ordinal - 3`,
    [threadId],
  );
  await client.query(
    `insert into reaction (message_id, member_id, kind)
     select m.id, m.author_id, 'agree' from message m where m.thread_id = $1 and m.ordinal % 5 = 0`,
    [threadId],
  );
  await client.query('update thread set last_ordinal = $2 where id = $1', [threadId, messages]);
  await client.query('analyze');
}

type Subject = { url: string; headers: Record<string, string>; client: pg.Client; threadId: string };

async function measure({ url, headers, client, threadId }: Subject): Promise<Row> {
  const [own, peer]: [number[], number[]] = [[], []];
  for (let round = 0; round < warmUp + measured; round += 1) {
    const around = 1 + ((round * 7_919) % messages);
    const page = await timed(async () => {
      const response = await fetch(`${url}?around=${around}`, {
        headers: { ...headers, 'x-request-id': randomUUID() },
      });
      const { messages: shown } = (await response.json()) as { messages: unknown[] };
      if (shown.length !== windowSize) throw new Error(`the page holds ${shown.length} messages`);
    });
    const from = Math.max(1, Math.min(around - 16, messages - windowSize + 1));
    const plain = await timed(() =>
      client.query('select * from message where thread_id = $1 and ordinal between $2 and $3 order by ordinal', [
        threadId,
        from,
        from + windowSize - 1,
      ]),
    );
    if (round < warmUp) continue;
    own.push(page);
    peer.push(plain);
  }
  const row = below({ what: `thread page at ${messages} messages, p95`, value: quantile(own, 0.95), unit: 'ms' }, 100);
  return { ...row, peer: { name: 'SELECT of the same 50 rows', value: quantile(peer, 0.95) } };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
