import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendEvent } from '../../server/realtime/log.ts';
import { closeCodes, type ServerFrame } from '../../shared/protocol.ts';
import { followTopic } from '../client.ts';
import { withDatabase } from '../database.ts';
import { type Hub, startHub } from '../hub.ts';
import { count, playRound } from './round.ts';
import { strikeNames } from './strikes.ts';
import { createPlaces, createTeam, type Team } from './team.ts';

let hub: Hub;
let team: Team;

beforeAll(async () => {
  hub = await startHub({ NODE_ENV: 'test', LOG_LEVEL: 'fatal' });
  team = await createTeam(hub, 21);
});
afterAll(() => hub?.stop());

test('a lost and a doubled piece would be found', () => {
  const there = ['b', 'c', 'c'];
  const writing = { sent: ['a', 'b', 'c', 'd'], acknowledged: ['a', 'b'] };
  const times = (id: string) => there.filter((found) => found === id).length;
  expect(count([writing], times)).toEqual({ lost: ['a'], twice: ['c'] });
});

const seed = Number(process.env.FAULT_SEED ?? Date.now() % 100_000);

test.for(strikeNames)('20 writers, %s: nothing acknowledged is lost, nothing is there twice', async (strike) => {
  const outcome = await playRound({ hub, team, seed, strike });
  const replay = `npm run faults -- --rounds 1 --seed ${seed} --strike ${strike}`;
  expect(outcome, replay).toMatchObject({ lost: [], twice: [], wrong: [] });
  const { posts, edits, files, votes } = outcome;
  expect(Math.min(posts, edits, files, votes), 'of each kind something was acknowledged').toBeGreaterThan(0);
  expect(posts + edits + files + votes).toBeGreaterThan(10);
});

test('a slow reader is cut off before it costs memory, and catches up when it returns', async () => {
  const [slow] = team.writers;
  if (!slow) throw new Error('a team has at least one person');
  const { threadId } = await createPlaces(team);
  const topic = `thread:${threadId}`;
  const line = slow.openSocket();
  let lastSeq = -1;
  line.on('message', (data) => {
    const frame: ServerFrame = JSON.parse(String(data));
    if (frame.type === 'subscribed') lastSeq = frame.seq;
    if (frame.type === 'event') lastSeq = frame.event.seq;
  });
  await once(line, 'open');
  line.send(JSON.stringify({ type: 'subscribe', topic, since: 0 }));
  await expect.poll(() => lastSeq).toBe(0);
  line.pause();

  const before = await residentMegabytes();
  await appendBigEvents(topic);
  const grown = (await residentMegabytes()) - before;
  const closed = once(line, 'close');
  line.resume();
  const [code] = await closed;
  expect([closeCodes.tooSlow, 1006]).toContain(code);
  expect(grown).toBeLessThan(120);

  const returned = followTopic(slow, topic, lastSeq);
  await expect.poll(() => returned.resets() || returned.seq() >= bigEvents, { timeout: 15_000 }).toBeTruthy();
  returned.stop();
  const seqs = returned.events.map((event) => event.seq);
  expect(new Set(seqs).size).toBe(seqs.length);
  expect(returned.resets() > 0 || lastSeq + seqs.length >= bigEvents).toBe(true);
});

const bigEvents = 240;

/** 24 MB of events: far more than the buffers of the system hold for a reader who does not read. */
function appendBigEvents(topic: string): Promise<void> {
  const payload = { filler: 'x'.repeat(100_000) };
  return withDatabase(hub.folder, async (db) => {
    for (let count = 0; count < bigEvents; count++) {
      await db.transaction().execute((trx) => appendEvent(trx, topic, { type: 'message.posted', payload }, null));
    }
  });
}

async function residentMegabytes(): Promise<number> {
  const metrics = await (await fetch(`${hub.url}/metrics`)).text();
  const bytes = /^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1];
  return Number(bytes) / 1024 / 1024;
}
