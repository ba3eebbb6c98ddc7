import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { ClientFrame, ServerFrame, StoredEvent } from '../shared/protocol.ts';

export type Answer<T> = { status: number; body: T; headers: Headers };

/** A person without a browser: the session's cookie, plain requests, sockets. `address` is asked each time: a hub may move. */
export type Client = {
  memberId: string;
  cookie: string;
  address(): string;
  request<T>(method: string, path: string, body?: unknown): Promise<Answer<T>>;
  openSocket(path?: string): WebSocket;
};

export function createClient(address: () => string, cookie: string, memberId: string): Client {
  return {
    memberId,
    cookie,
    address,
    request: (method, path, body) => send(`${address()}${path}`, { method, body, cookie }),
    openSocket: (path = '/api/socket') =>
      new WebSocket(`${address().replace(/^http/, 'ws')}${path}`, { headers: { cookie, origin: address() } }),
  };
}

type Sent = { method: string; body?: unknown; cookie?: string };

/** One JSON request as a browser on the hub's own page would send it. */
export async function send<T>(url: string, { method, body, cookie = '' }: Sent): Promise<Answer<T>> {
  const headers: Record<string, string> = { origin: new URL(url).origin, cookie };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const response = await fetch(url, {
    method,
    headers,
    signal: AbortSignal.timeout(20_000),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
  return { status: response.status, body: parsed as T, headers: response.headers };
}

/** Repeats a request, as a client must, until the server has answered it for good. Returns the answer and the tries. */
export async function untilAnswered<T>(ask: () => Promise<Answer<T>>, patienceMs = 60_000): Promise<Answer<T>> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask().catch(() => undefined);
    if (answer && answer.status < 500 && answer.status !== 429) return answer;
    if (Date.now() > deadline)
      throw new Error(`no answer within ${patienceMs} ms, last status ${answer?.status ?? 'none'}`);
    await sleep(100 + Math.random() * 200);
  }
}

/** Follows one topic as the web client does: resumes after the last `seq` it has, and keeps every event that arrives. */
export function followTopic(client: Client, topic: string, since = 0) {
  const events: StoredEvent[] = [];
  let seq = since;
  let resets = 0;
  let stopped = false;
  let socket: WebSocket | undefined;

  function connect(): void {
    const next = client.openSocket();
    socket = next;
    next.on('open', () => sendFrame(next, { type: 'subscribe', topic, since: seq }));
    next.on('message', (data) => receive(JSON.parse(String(data))));
    next.on('error', () => undefined);
    next.on('close', () => {
      if (!stopped) setTimeout(connect, 100);
    });
  }

  function receive(frame: ServerFrame): void {
    if (frame.type === 'event' && frame.event.topic === topic) {
      events.push(frame.event);
      seq = frame.event.seq;
    } else if (frame.type === 'reset') {
      resets += 1;
      seq = frame.seq;
    } else if (frame.type === 'refused' && frame.error.code === 'unavailable') socket?.close();
  }

  connect();
  return {
    events,
    seq: () => seq,
    resets: () => resets,
    stop(): void {
      stopped = true;
      socket?.terminate();
    },
  };
}

function sendFrame(socket: WebSocket, frame: ClientFrame): void {
  socket.send(JSON.stringify(frame));
}
