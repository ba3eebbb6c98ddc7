import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { draftField } from '../shared/drafts/document.ts';
import { SyncClient } from '../web/drafts/sync-client.ts';

/** Somebody who types. */
export type Writer = {
  /** Writes a letter; resolves when everything written so far is acknowledged. */
  type(): Promise<void>;
  close(): void;
};
/** Somebody who types into a shared document with the real client of its server. */
export type DraftWriter = Writer & { doc: Y.Doc };

/** Resolves waiting letters when the client says that nothing is outstanding. */
function createWaiting() {
  let waiting: (() => void)[] = [];
  return {
    next: () => new Promise<void>((resolve) => waiting.push(resolve)),
    done(): void {
      const now = waiting;
      waiting = [];
      for (const resolve of now) resolve();
    },
  };
}

/** Each writer has a paragraph of their own, so that every update is as small as typing makes it. */
function makeTyping(doc: Y.Doc) {
  const words = new Y.XmlText();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [words]);
  return {
    begin: () => doc.getXmlFragment(draftField).push([paragraph]),
    letter: () => words.insert(words.length, 'ż'),
  };
}

/** A writer in a draft of the hub, with the client of its web pages. */
export async function openOwnWriter(origin: string, draftId: string, cookie: string): Promise<DraftWriter> {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const typing = makeTyping(doc);
  const waiting = createWaiting();
  const url = `${origin.replace('http', 'ws')}/api/drafts/${draftId}/sync`;
  const headers = { cookie, origin };
  let ready = false;
  const client = new SyncClient({
    // `ws` has the interface of the browser's socket; the browser's own can send no cookie from here.
    open: () => new WebSocket(url, { headers, perMessageDeflate: false }) as unknown as globalThis.WebSocket,
    doc,
    awareness,
    copy: null,
    onState({ mode, unsaved, ending }) {
      if (ending) throw new Error(`the line ended: ${ending}`);
      ready = mode === 'write';
      if (!unsaved) waiting.done();
    },
    onRefusedOpening: () => undefined,
  });
  client.start();
  while (!ready) await sleep(5);
  return begun({ doc, typing, waiting, close: () => stop(client, awareness) });
}

function stop(client: SyncClient, awareness: Awareness): void {
  client.stop();
  awareness.destroy();
}

/** A writer in a document of Hocuspocus, with its provider. */
export async function openPeerWriter(port: number, name: string): Promise<DraftWriter> {
  const document = new Y.Doc();
  const typing = makeTyping(document);
  const waiting = createWaiting();
  const url = `ws://127.0.0.1:${port}`;
  const websocketProvider = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WebSocket });
  const provider = new HocuspocusProvider({
    websocketProvider,
    name,
    document,
    token: 'bench',
    onUnsyncedChanges: ({ number }) => {
      if (number === 0) waiting.done();
    },
  });
  provider.attach();
  while (!provider.isSynced) await sleep(5);
  const close = () => {
    provider.destroy();
    websocketProvider.destroy();
  };
  return begun({ doc: document, typing, waiting, close });
}

/** A writer whose letters are stored as they come, with no text around them. */
export async function openBareWriter(port: number): Promise<Writer> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
  const waiting = createWaiting();
  let outstanding = 0;
  await once(socket, 'open');
  socket.on('message', () => --outstanding === 0 && waiting.done());
  const letter = Buffer.alloc(40);
  const type = () => {
    outstanding++;
    socket.send(letter);
    return waiting.next();
  };
  return { type, close: () => socket.terminate() };
}

type Parts = {
  doc: Y.Doc;
  typing: ReturnType<typeof makeTyping>;
  waiting: ReturnType<typeof createWaiting>;
  close: () => void;
};

async function begun({ doc, typing, waiting, close }: Parts): Promise<DraftWriter> {
  const first = waiting.next();
  typing.begin();
  await first;
  const type = () => {
    const answered = waiting.next();
    typing.letter();
    return answered;
  };
  return { doc, type, close };
}
