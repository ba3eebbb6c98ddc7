import { encodeServerMessage, type Numbered } from '../../shared/drafts/sync.ts';

export type Receiver = { send(frame: Uint8Array): void };
type Outgoing<To> = Numbered & { from: To | null };

/** Gathers the durable updates of one turn of the event loop and sends each peer those it did not write, in one frame. */
export function createOutbox<To extends Receiver>(peers: ReadonlySet<To>) {
  let outgoing: Outgoing<To>[] = [];

  function send(): void {
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
      if (outgoing.length === 0) setImmediate(send);
      outgoing.push(update);
    },
  };
}
