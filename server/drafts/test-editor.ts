import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { draftField } from '../../shared/drafts/document.ts';
import {
  type ClientMessage,
  decodeServerMessage,
  draftSchemaVersion,
  encodeClientMessage,
  type Refusal,
  type ServerMessage,
} from '../../shared/drafts/sync.ts';

export type Opened = { origin: string; headers: { cookie: string }; draftId: string };
export type EditorOptions = Opened & { doc?: Y.Doc; schemaVersion?: number };
type Of<Kind extends ServerMessage['kind']> = Extract<ServerMessage, { kind: Kind }>;

/**
 * An editor without a browser: a document, and the protocol spoken plainly. `write` runs a change of the document and
 * resolves with its seq once it is durable, or with the refusal. Nothing is retried by itself.
 */
export async function openEditor({ origin, headers, draftId, doc = new Y.Doc(), schemaVersion }: EditorOptions) {
  const url = `${origin.replace(/^http/, 'ws')}/api/drafts/${draftId}/sync`;
  const socket = new WebSocket(url, { headers: { ...headers, origin } });
  const heard: ServerMessage[] = [];
  const questions = createQuestions();
  let wake: () => void = () => {};
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));

  socket.on('message', (data: Buffer) => {
    const message = decodeServerMessage(data);
    heard.push(message);
    if (message.kind === 'sync') Y.applyUpdate(doc, message.update, 'remote');
    if (message.kind === 'update') for (const { update } of message.updates) Y.applyUpdate(doc, update, 'remote');
    if (message.kind === 'result') questions.answer(message);
    wake();
  });
  socket.on('close', questions.giveUp);
  socket.on('error', () => {});

  const send = (message: ClientMessage) => socket.send(encodeClientMessage(message));

  function sendUpdate(update: Uint8Array, messageId: string = randomUUID()): Promise<Outcome> {
    send({ kind: 'update', messageId, update });
    return questions.ask(messageId);
  }

  /** Resolves with the first message heard, past or future, that the test is true of. */
  async function until(found: (message: ServerMessage) => boolean): Promise<ServerMessage> {
    for (;;) {
      const message = heard.find(found);
      if (message) return message;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  }

  const sync = () => {
    const stateVector = Y.encodeStateVector(doc);
    send({ kind: 'sync', schemaVersion: schemaVersion ?? draftSchemaVersion, clientId: doc.clientID, stateVector });
  };
  await once(socket, 'open');
  sync();
  const first = await Promise.race([until((message) => message.kind === 'sync'), closed]);

  return {
    doc,
    socket,
    heard,
    closed,
    /** The server's first answer, or the close code when it gave none. */
    first: first as Of<'sync'> | number,
    send,
    sync,
    sendUpdate,
    until,
    write(change: (text: Y.XmlFragment) => void): Promise<Outcome> {
      return sendUpdate(updateOf(doc, change));
    },
    text: () => plainText(doc),
    async close(): Promise<void> {
      socket.close();
      await closed;
    },
  };
}

export type Editor = Awaited<ReturnType<typeof openEditor>>;

type Outcome = number | Refusal | 'closed';

/**
 * Questions that await a `result`; answers under one message id come in the order of the questions. What is asked on a line
 * that is closed already is answered like what waited when it closed.
 */
function createQuestions() {
  let waiting: { messageId: string; resolve: (outcome: Outcome) => void }[] = [];
  let givenUp = false;
  return {
    ask: (messageId: string): Promise<Outcome> =>
      new Promise((resolve) => (givenUp ? resolve('closed') : waiting.push({ messageId, resolve }))),
    answer({ messageId, refusal, seq }: Of<'result'>): void {
      const asked = waiting.find((question) => question.messageId === messageId);
      waiting = waiting.filter((question) => question !== asked);
      asked?.resolve(refusal ?? seq);
    },
    giveUp(): void {
      givenUp = true;
      for (const { resolve } of waiting.splice(0)) resolve('closed');
    },
  };
}

/** The update that a local change of the document makes. */
export function updateOf(doc: Y.Doc, change: (text: Y.XmlFragment) => void): Uint8Array {
  const made: Uint8Array[] = [];
  const collect = (update: Uint8Array) => made.push(update);
  doc.on('update', collect);
  doc.transact(() => change(doc.getXmlFragment(draftField)));
  doc.off('update', collect);
  return Y.mergeUpdates(made);
}

/** Adds a paragraph at the end. */
export function addParagraph(text: Y.XmlFragment, words: string): void {
  const paragraph = new Y.XmlElement('paragraph');
  const inner = new Y.XmlText();
  inner.insert(0, words);
  paragraph.insert(0, [inner]);
  text.insert(text.length, [paragraph]);
}

export const plainText = (doc: Y.Doc): string => doc.getXmlFragment(draftField).toString();
