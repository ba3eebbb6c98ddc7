import { encodeServerMessage, type Numbered } from '../../shared/drafts/sync.ts';

/** One picture on a screen: what comes faster is gathered, for a frame to each of many peers is what costs. */
const gatherMs = 16;

export type Receiver = { send(frame: Uint8Array): void };
type Outgoing<To> = Numbered & { from: To | null };

/** Sends each peer the durable updates it did not write: the first at once, those that follow closely in one frame. */
export function createOutbox<To extends Receiver>(peers: ReadonlySet<To>) {
  let outgoing: Outgoing<To>[] = [];
  let sentAt = 0;
  let timer: NodeJS.Timeout | undefined;

  function send(): void {
    timer = undefined;
    sentAt = performance.now();
    const updates = outgoing;
    outgoing = [];
    const authors = new Set<To | null>(updates.map((update) => update.from));
    const shared = encodeServerMessage({ kind: 'update', updates });
    for (const peer of peers) {
      if (!authors.has(peer)) peer.send(shared);
      else sendOthers(peer, updates);
    }
  }

  function sendOthers(peer: To, all: Outgoing<To>[]): void {
    const updates = all.filter((update) => update.from !== peer);
    if (updates.length > 0) peer.send(encodeServerMessage({ kind: 'update', updates }));
  }

  return {
    put(update: Outgoing<To>): void {
      outgoing.push(update);
      timer ??= setTimeout(send, Math.max(0, sentAt + gatherMs - performance.now()));
    },
    stop: () => clearTimeout(timer),
  };
}
