import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestApp } from '../server/testing/app.ts';
import { databaseUrl, runStatement, templateName } from '../server/testing/database.ts';
import { startTestPostgres } from '../server/testing/postgres.ts';
import { draftField } from '../shared/drafts/document.ts';
import { type DraftWriter, openBareWriter, openOwnWriter, openPeerWriter, type Writer } from './draft-writers.ts';
import { against, noted, quantile, type Row } from './table.ts';

export type DraftBenchOptions = {
  writers: number;
  /** Of all writers together. */
  editsPerSecond: number;
  rounds: number;
  secondsPerRound: number;
};

const usual: DraftBenchOptions = { writers: 60, editsPerSecond: 234, rounds: 16, secondsPerRound: 1 };

type Subject<One extends Writer = Writer> = {
  name: string;
  writers: One[];
  times: number[];
  close(): Promise<void>;
};

export const run = (): Promise<Row[]> => runDrafts();

/**
 * From a keystroke to its acknowledgement, with everybody in one document and the real clients, beside Hocuspocus as it comes (it
 * acknowledges what it has only in memory) and with an INSERT before the acknowledgement, and beside the plainest durable
 * acknowledgement there is. All take turns, round by round; in the end every client of the hub must have the same text.
 */
export async function runDrafts(options: Partial<DraftBenchOptions> = {}): Promise<Row[]> {
  const load = { ...usual, ...options };
  const postgres = await startTestPostgres();
  const subjects: Subject[] = [];
  try {
    const [own, peer] = [databaseUrl(postgres.url, 'bench_drafts'), databaseUrl(postgres.url, 'bench_peer')];
    await runStatement(postgres.url, `create database bench_drafts template ${templateName}`);
    await runStatement(postgres.url, 'create database bench_peer');
    const hub = await openOwn(own, load.writers);
    subjects.push(hub);
    subjects.push(await openPeer({ ...hocuspocus, name: 'Hocuspocus with INSERT' }, load.writers, [peer]));
    subjects.push(await openPeer({ ...hocuspocus, name: 'Hocuspocus, in memory' }, load.writers, []));
    subjects.push(await openPeer(bare, load.writers, [peer]));
    for (const subject of subjects) await typeTogether(subject, { ...load, secondsPerRound: 2 });
    for (const subject of subjects) subject.times = [];
    for (let round = 0; round < load.rounds; round++) {
      for (const subject of round % 2 ? subjects.toReversed() : subjects) await typeTogether(subject, load);
    }
    const lengths = new Set(hub.writers.map(({ doc }) => doc.getXmlFragment(draftField).toString().length));
    if (lengths.size !== 1) throw new Error('the texts of the hub differ');
    return judge(subjects, load);
  } finally {
    for (const subject of subjects) {
      for (const writer of subject.writers) writer.close();
      await subject.close();
    }
    await postgres.stop();
  }
}

function judge([ours, durable, memory, plainest]: Subject[], { writers, editsPerSecond }: DraftBenchOptions): Row[] {
  if (!ours || !durable || !memory || !plainest) throw new Error('four subjects are measured');
  const row = (q: number, peer: Subject, atMost: number) =>
    against(
      {
        what: `durable ack, ${writers} writers, ${editsPerSecond} edits/s, p${q * 100}`,
        value: quantile(ours.times, q),
        unit: 'ms',
      },
      { name: peer.name, value: quantile(peer.times, q) },
      { atMost },
    );
  const floor = (q: number) =>
    noted({
      what: `the same load, one INSERT and no text, p${q * 100}`,
      value: quantile(plainest.times, q),
      unit: 'ms',
      peer: { name: memory.name, value: quantile(memory.times, q) },
    });
  const durably = [row(0.5, durable, 1), row(0.95, durable, 1)];
  return [...durably, row(0.5, memory, 1.3), row(0.95, memory, 1.3), floor(0.5), floor(0.95)];
}

/** Everybody types at times of their own, evenly on the whole, and never waits for an answer. */
async function typeTogether({ writers, times }: Subject, load: DraftBenchOptions): Promise<void> {
  const answers: Promise<void>[] = [];
  const mean = (1_000 * writers.length) / load.editsPerSecond;
  const ends = performance.now() + load.secondsPerRound * 1_000;
  const typing = writers.map(async (writer) => {
    await sleep(Math.random() * mean);
    while (performance.now() < ends) {
      const begun = performance.now();
      answers.push(writer.type().then(() => void times.push(performance.now() - begun)));
      await sleep(mean * (0.5 + Math.random()));
    }
  });
  await Promise.all(typing);
  await Promise.all(answers);
  await sleep(300);
}

async function openOwn(database: string, count: number): Promise<Subject<DraftWriter>> {
  const { draftId, cookie } = await makeDraft(database);
  const livekit = {
    LIVEKIT_URL: 'http://127.0.0.1:9',
    LIVEKIT_API_KEY: 'bench',
    LIVEKIT_API_SECRET: 'a secret that this figure has no use for at all',
  };
  const secret = 'a secret that only this figure uses, long enough';
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    LOG_LEVEL: 'warn',
    DATABASE_URL: database,
    SECRET: secret,
    ...livekit,
  };
  const child = spawn(process.execPath, ['server/testing/node.ts'], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const origin = await firstLine(child);
  const open = () => openOwnWriter(origin, draftId, cookie);
  return { name: 'hub', writers: await openAll(count, open), times: [], close: () => end(child) };
}

async function makeDraft(database: string): Promise<{ draftId: string; cookie: string }> {
  const hub = await createTestApp({ databaseUrl: database });
  const chair = await hub.makeMember();
  const url = `/api/groups/${await hub.makeGroup({ chair })}/drafts`;
  const body = { clientId: randomUUID(), title: 'Pomiar', kind: 'minutes', level: 'local', label: 'TLP:CLEAR' };
  const made = await hub.app.inject({ method: 'POST', url, headers: chair.headers, body });
  await hub.close();
  return { draftId: made.json<{ id: string }>().id, cookie: chair.headers.cookie };
}

type Peer = { name: string; script: string; open: (port: number) => Promise<Writer> };
const hocuspocus = { script: 'hocuspocus.ts', open: (port: number) => openPeerWriter(port, 'pomiar') };
const bare = { name: 'one INSERT', script: 'bare-ack.ts', open: openBareWriter };

async function openPeer({ name, script, open }: Peer, count: number, args: string[]): Promise<Subject> {
  const child = spawn(process.execPath, [`bench/peers/${script}`, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const port = Number(await firstLine(child));
  return { name, writers: await openAll(count, () => open(port)), times: [], close: () => end(child) };
}

async function openAll<One extends Writer>(count: number, open: () => Promise<One>): Promise<One[]> {
  const writers: One[] = [];
  while (writers.length < count) writers.push(...(await Promise.all(Array.from({ length: 10 }, open))));
  return writers;
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the server says nothing');
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return line.toString().trim();
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}
