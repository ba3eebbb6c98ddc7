import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as Y from 'yjs';
import { addParagraph, type Editor, openEditor, updateOf } from '../../server/drafts/test-editor.ts';
import { passing } from '../../shared/drafts/sync.ts';
import { type Client, untilAnswered } from '../client.ts';

/** What one writer has sent, and what of it was acknowledged. Every piece of text is sent under one id until it is. */
export type Writing = { sent: string[]; acknowledged: string[] };
export type Writer = Writing & { finished: Promise<void> };

const pauseMs = 15;

/** Posts messages one after the other by REST, as the outbox of the client does, until the signal. */
export function startPoster(client: Client, threadId: string, stop: AbortSignal): Writer {
  const writing: Writing = { sent: [], acknowledged: [] };
  const work = async () => {
    while (!stop.aborted) {
      const clientId = randomUUID();
      writing.sent.push(clientId);
      const path = `/api/threads/${threadId}/messages`;
      const answer = await untilAnswered(() => client.request('POST', path, { clientId, body: `Wpis ${clientId}` }));
      if (answer.status >= 300) throw new Error(`a post was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
      writing.acknowledged.push(clientId);
      await sleep(pauseMs);
    }
  };
  return { ...writing, finished: work() };
}

/** Edits a draft by its socket, reconnecting with the same document and repeating what was not acknowledged. */
export function startEditor(client: Client, draftId: string, stop: AbortSignal): Writer & { doc: Y.Doc } {
  const writing: Writing = { sent: [], acknowledged: [] };
  const doc = new Y.Doc();
  const origin = () => new URL(client.address()).origin;
  const connect = () => openEditor({ origin: origin(), headers: { cookie: client.cookie }, draftId, doc });
  const work = async () => {
    let editor = await reconnect(connect);
    while (!stop.aborted) {
      const words = randomUUID();
      const update = updateOf(doc, (text) => addParagraph(text, words));
      const messageId = randomUUID();
      writing.sent.push(words);
      for (;;) {
        const outcome = await editor.sendUpdate(update, messageId);
        if (typeof outcome === 'number') break;
        if (outcome !== 'closed' && !passing.has(outcome)) throw new Error(`an edit was refused: ${outcome}`);
        editor.socket.terminate();
        editor = await reconnect(connect);
      }
      writing.acknowledged.push(words);
      await sleep(pauseMs);
    }
    await editor.close();
  };
  return { ...writing, doc, finished: work() };
}

/** Tries until an editor is open and has synced; a line that dies before is tried again. */
export async function reconnect(connect: () => Promise<Editor>, patienceMs = 60_000): Promise<Editor> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const editor = await connect().catch(() => undefined);
    if (editor && typeof editor.first !== 'number') return editor;
    editor?.socket.terminate();
    await sleep(100);
  }
  throw new Error(`no line to the draft within ${patienceMs} ms`);
}
