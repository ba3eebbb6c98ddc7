import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { type Hub, startHub } from '../e2e/hub.ts';
import { databaseUrl, runStatement } from '../server/testing/database.ts';
import { startTestPostgres } from '../server/testing/postgres.ts';
import { against, quantile, type Row } from './table.ts';

const socketCount = 500;
const warmUp = 60;
const measured = 200;

/** A server that takes messages by POST and hands them to many sockets. */
type Subject = { post(body: string): Promise<void>; sockets: WebSocket[]; close(): Promise<void> };

/**
 * A message from its POST to each of 500 sockets, beside a bare Fastify + ws + INSERT on the same PostgreSQL. Both take turns
 * message by message, so that they share whatever else the machine is doing.
 */
export async function run(): Promise<Row[]> {
  const postgres = await startTestPostgres();
  const started: Subject[] = [];
  try {
    for (const name of ['bench_ours', 'bench_bare']) await runStatement(postgres.url, `create database ${name}`);
    const ours = await openHub(databaseUrl(postgres.url, 'bench_ours'));
    started.push(ours);
    const bare = await openBare(databaseUrl(postgres.url, 'bench_bare'));
    started.push(bare);
    const [own, peer] = await takeTurns(ours, bare);
    const row = against(
      { what: `message POST → seen by ${socketCount} sockets, p95`, value: quantile(own, 0.95), unit: 'ms' },
      { name: 'bare Fastify + ws + INSERT', value: quantile(peer, 0.95) },
      { atMost: 1.5 },
    );
    return [row];
  } finally {
    for (const subject of started) await subject.close();
    await postgres.stop();
  }
}

async function takeTurns(ours: Subject, bare: Subject): Promise<[number[], number[]]> {
  const [own, peer]: [number[], number[]] = [[], []];
  for (let round = 0; round < warmUp + measured; round += 1) {
    const both =
      round % 2 ? [await measure(ours), await measure(bare)] : [await measure(bare), await measure(ours)].reverse();
    if (round < warmUp) continue;
    own.push(...(both[0] ?? []));
    peer.push(...(both[1] ?? []));
  }
  return [own, peer];
}

/** Milliseconds from the POST to each socket's frame with this message. */
async function measure(subject: Subject): Promise<number[]> {
  const mark = randomUUID();
  const times: number[] = [];
  const seen = new Promise<void>((resolve) => {
    for (const socket of subject.sockets) {
      const hear = (data: Buffer) => {
        if (!data.includes(mark)) return;
        times.push(performance.now() - begun);
        socket.off('message', hear);
        if (times.length === subject.sockets.length) resolve();
      };
      socket.on('message', hear);
    }
  });
  const begun = performance.now();
  await Promise.all([subject.post(`${mark} ${'Opisujemy sytuację, nie osoby. '.repeat(8)}`), seen]);
  await sleep(20);
  return times;
}

async function openHub(database: string): Promise<Subject> {
  const livekit = {
    LIVEKIT_URL: 'ws://127.0.0.1:9',
    LIVEKIT_API_KEY: 'bench',
    LIVEKIT_API_SECRET: 'a secret that this figure has no use for at all',
  };
  const hub = await startHub({ DATABASE_URL: database, ...livekit });
  const { headers, threadId } = await openThread(hub);
  const agent = new Agent({ keepAlive: true });
  const sockets = await openSockets(hub.url, headers, async (socket) => {
    await until(socket, 'welcome');
    socket.send(JSON.stringify({ type: 'subscribe', topic: `thread:${threadId}` }));
    await until(socket, 'subscribed');
  });
  return {
    sockets,
    post: (body) =>
      post(`${hub.url}/api/threads/${threadId}/messages`, { clientId: randomUUID(), body }, headers, agent),
    close: async () => {
      for (const socket of sockets) socket.terminate();
      agent.destroy();
      await hub.stop();
    },
  };
}

/** Signs the first coordinator in and opens a thread. */
export async function openThread(hub: Hub): Promise<{ headers: Record<string, string>; threadId: string }> {
  const origin = hub.url;
  const call = async (path: string, body?: object, cookie = '') => {
    const method = body ? 'POST' : 'GET';
    const headers = { origin, cookie, ...(body ? { 'content-type': 'application/json' } : {}) };
    const response = await fetch(`${hub.url}${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response;
  };
  const people = (await (await call('/api/demo/people')).json()) as { items: { id: string; hubRole: string }[] };
  const memberId = people.items.find((person) => person.hubRole === 'coordinator')?.id;
  const signedIn = await call('/api/demo/session', { memberId });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const groups = (await (await call('/api/groups', undefined, cookie)).json()) as { items: { id: string }[] };
  const fields = { clientId: randomUUID(), title: 'Pomiar', label: 'TLP:AMBER', body: 'Pierwsza wiadomość' };
  const thread = await call(`/api/groups/${groups.items[0]?.id}/threads`, fields, cookie);
  return { headers: { origin, cookie }, threadId: ((await thread.json()) as { id: string }).id };
}

async function openBare(database: string): Promise<Subject> {
  const child = spawn(process.execPath, ['bench/peers/bare-chat.ts', database], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = `http://127.0.0.1:${await portOf(child)}`;
  const agent = new Agent({ keepAlive: true });
  const sockets = await openSockets(url, {}, async () => undefined);
  return {
    sockets,
    post: (body) => post(`${url}/messages`, { body }, {}, agent),
    close: async () => {
      for (const socket of sockets) socket.terminate();
      agent.destroy();
      child.kill();
      await once(child, 'exit');
    },
  };
}

async function portOf(child: ChildProcess): Promise<number> {
  if (!child.stdout) throw new Error('the peer says nothing');
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return Number(line.toString());
}

/** Fifty at a time, each made ready before the next fifty. */
async function openSockets(
  url: string,
  headers: Record<string, string>,
  ready: (socket: WebSocket) => Promise<void>,
): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  while (sockets.length < socketCount) {
    const batch = await Promise.all(Array.from({ length: 50 }, () => open(url, headers, ready)));
    sockets.push(...batch);
  }
  return sockets;
}

async function open(url: string, headers: Record<string, string>, ready: (socket: WebSocket) => Promise<void>) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/socket`, { headers, perMessageDeflate: false });
  const prepared = ready(socket);
  await once(socket, 'open');
  await prepared;
  return socket;
}

function until(socket: WebSocket, type: string): Promise<void> {
  return new Promise((resolve) => {
    const hear = (data: Buffer) => {
      if (!data.includes(`"type":"${type}"`)) return;
      socket.off('message', hear);
      resolve();
    };
    socket.on('message', hear);
  });
}

/** A POST on a kept connection; rejects unless it answers 201. */
function post(url: string, body: object, headers: Record<string, string>, agent: Agent): Promise<void> {
  const data = JSON.stringify(body);
  const length = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(data) };
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { method: 'POST', agent, headers: { ...headers, ...length } }, (response) => {
      response.resume();
      response.on('end', () =>
        response.statusCode === 201 ? resolve() : reject(new Error(`answered ${response.statusCode}`)),
      );
    });
    sent.on('error', reject);
    sent.end(data);
  });
}
