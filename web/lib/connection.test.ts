import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type WebSocket as Line, WebSocketServer } from 'ws';
import { closeCodes, type ServerFrame } from '../../shared/protocol.ts';
import { Connection, type ConnectionState } from './connection.ts';

let server: WebSocketServer;
let lines: Line[];
let states: ConnectionState[];
let frames: ServerFrame[];
let signedOut: number;
let connection: Connection;

beforeEach(async () => {
  [lines, states, frames, signedOut] = [[], [], [], 0];
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (line) => {
    lines.push(line);
    line.send(JSON.stringify({ type: 'welcome', memberId: 'a', heartbeatMs: 20_000 } satisfies ServerFrame));
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  connection = new Connection({
    open: () => new WebSocket(`ws://127.0.0.1:${port}`),
    onFrame: (frame) => frames.push(frame),
    onState: (state) => states.push(state),
    onSignedOut: () => {
      signedOut += 1;
    },
  });
});
afterEach(async () => {
  connection.stop();
  for (const line of server.clients) line.terminate();
  await new Promise((resolve) => server.close(resolve));
});

const until = (condition: () => boolean) => expect.poll(condition, { timeout: 5_000, interval: 10 }).toBe(true);

it('comes back by itself after the line breaks', async () => {
  connection.start();
  await until(() => states.at(-1) === 'online');
  lines[0]?.terminate();
  await until(() => lines.length === 2 && states.at(-1) === 'online');
  expect(states).toEqual(['connecting', 'online', 'waiting', 'connecting', 'online']);
});

it('comes back when told to, after the time it was told', async () => {
  connection.start();
  await until(() => states.at(-1) === 'online');
  lines[0]?.send(JSON.stringify({ type: 'reconnect', afterMs: 20 } satisfies ServerFrame));
  await until(() => lines.length === 2 && states.at(-1) === 'online');
  expect(frames.map(({ type }) => type)).toEqual(['welcome', 'welcome']);
});

it('stays away once the session has ended', async () => {
  connection.start();
  await until(() => states.at(-1) === 'online');
  lines[0]?.close(closeCodes.signedOut);
  await until(() => signedOut === 1);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect([lines.length, states.at(-1)]).toEqual([1, 'offline']);
});

it('tries at once when the network is said to be back', async () => {
  connection.start();
  await until(() => states.at(-1) === 'online');
  lines[0]?.terminate();
  await until(() => states.at(-1) === 'waiting');
  connection.nudge();
  expect(states.at(-1)).toBe('connecting');
  await until(() => states.at(-1) === 'online');
});

it('drops what is said while away, and says it when there', async () => {
  connection.send({ type: 'ping' });
  connection.start();
  await until(() => states.at(-1) === 'online');
  const heard: string[] = [];
  lines[0]?.on('message', (data) => heard.push(String(data)));
  connection.send({ type: 'typing', topic: 'thread:1', active: true });
  await until(() => heard.length === 1);
  expect(heard).toEqual([JSON.stringify({ type: 'typing', topic: 'thread:1', active: true })]);
});
