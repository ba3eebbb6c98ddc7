import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Message } from '../../shared/threads/schema.ts';
import { type Client, untilAnswered } from '../client.ts';
import type { Writer, Writing } from './writers.ts';

const pauseMs = 15;
const chunks = 3;
const tus = { 'tus-resumable': '1.0.0' };

/** The content of the file that goes under an id. */
const contentOf = (id: string) => Buffer.from(`${id}\n`.repeat(2_000));

/** Uploads files in pieces and posts each with a message, resuming as a browser does, until the signal. */
export function startUploader(client: Client, threadId: string, stop: AbortSignal): Writer {
  const writing: Writing = { sent: [], acknowledged: [] };
  const work = async () => {
    while (!stop.aborted) {
      const id = randomUUID();
      writing.sent.push(id);
      const url = await begin(client, threadId, id);
      await sendAll(client, url, contentOf(id));
      const finished = await untilAnswered(() => client.request<{ id: string }>('POST', `${url}/finish`));
      if (finished.status >= 300) throw refusal('a file', finished);
      const message = { clientId: randomUUID(), body: '', attachmentIds: [finished.body.id] };
      const posted = await untilAnswered(() => client.request('POST', `/api/threads/${threadId}/messages`, message));
      if (posted.status >= 300) throw refusal('a message with a file', posted);
      writing.acknowledged.push(id);
      await sleep(pauseMs);
    }
  };
  return { ...writing, finished: work() };
}

const refusal = (what: string, { status, body }: { status: number; body: unknown }) =>
  new Error(`${what} was refused: ${status} ${JSON.stringify(body)}`);

const base64 = (text: string) => Buffer.from(text).toString('base64');

async function begin(client: Client, threadId: string, id: string): Promise<string> {
  const headers = {
    'upload-length': String(contentOf(id).length),
    'upload-metadata': `clientId ${base64(id)},name ${base64(`${id}.txt`)}`,
  };
  const answer = await untilAnswered(() => send(client, 'POST', `/api/threads/${threadId}/uploads`, { headers }));
  if (answer.status !== 201) throw refusal('an upload', answer);
  return answer.headers.get('location') ?? '';
}

/** What was acknowledged once must be there whenever it is asked about. */
async function sendAll(client: Client, url: string, bytes: Buffer): Promise<void> {
  let acknowledged = 0;
  while (acknowledged < bytes.length) {
    const state = await untilAnswered(() => send(client, 'HEAD', url, {}));
    const offset = Number(state.headers.get('upload-offset') ?? -1);
    if (state.status !== 200 || offset < acknowledged)
      throw new Error(`of ${acknowledged} acknowledged bytes ${offset} are there (${state.status})`);
    const body = bytes.subarray(offset, offset + Math.ceil(bytes.length / chunks));
    const headers = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
    const answer = await send(client, 'PATCH', url, { headers, body }).catch(() => undefined);
    acknowledged = Math.max(offset, answer?.status === 204 ? Number(answer.headers.get('upload-offset')) : 0);
    if (answer?.status !== 204) await sleep(100);
  }
}

type Parts = { headers?: Record<string, string>; body?: Buffer };

async function send(client: Client, method: string, path: string, { headers = {}, body }: Parts) {
  const response = await fetch(`${client.address()}${path}`, {
    method,
    headers: { origin: new URL(client.address()).origin, cookie: client.cookie, ...tus, ...headers },
    signal: AbortSignal.timeout(20_000),
    ...(body ? { body: new Uint8Array(body) } : {}),
  });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** How often each file is in the thread, whole. A file that differs by a byte counts as not there. */
export async function countFiles(client: Client, messages: readonly Message[]): Promise<(id: string) => number> {
  const counts = new Map<string, number>();
  for (const file of messages.flatMap(({ attachments }) => attachments)) {
    const id = file.name.replace('.txt', '');
    const answer = await untilAnswered(() => send(client, 'GET', `/api/attachments/${file.id}/content`, {}));
    if (answer.body === contentOf(id).toString()) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return (id) => counts.get(id) ?? 0;
}
