import { encodeServerMessage, type Numbered } from '../../shared/drafts/sync.ts';

/** One picture on a screen: what comes faster is gathered, for a frame to each of many peers is what costs. */
const gatherMs = 16;
/** A few peers get their frame at a time, then acknowledgements may go first; a round takes so many turns at most. */
const peersAtOnce = 4;
const turns = 15;
const pauseMs = 3;

export type Receiver = { send(frame: Uint8Array): void };
type Outgoing<To> = Numbered & { from: To | null };

/**
 * Sends each peer the durable updates it did not write: the first at once, those that follow closely in one frame. Rounds follow
 * each other, a few peers at a time: in a full room nobody waits behind sixty frames for the word that their own edit is durable.
 */
export function createOutbox<To extends Receiver>(peers: ReadonlySet<To>) {
  let outgoing: Outgoing<To>[] = [];
  let timer: NodeJS.Timeout | undefined;
  let begunAt = 0;

  const next = (act: () => void, delay: number) => (timer = setTimeout(act, Math.max(0, delay)));

  function beginRound(): void {
    begunAt = performance.now();
    const updates = outgoing;
    outgoing = [];
    const authors = new Set<To | null>(updates.map((update) => update.from));
    const shared = encodeServerMessage({ kind: 'update', updates });
    const to = [...peers];
    goOn(to, Math.max(peersAtOnce, Math.ceil(to.length / turns)), (peer) => {
      if (!authors.has(peer)) peer.send(shared);
      else sendOthers(peer, updates);
    });
  }

  function goOn(left: To[], atOnce: number, send: (peer: To) => void): void {
    for (const peer of left.splice(0, atOnce)) send(peer);
    if (left.length > 0) next(() => goOn(left, atOnce, send), pauseMs);
    else endRound();
  }

  function endRound(): void {
    timer = undefined;
    if (outgoing.length > 0) next(beginRound, begunAt + gatherMs - performance.now());
  }

  function sendOthers(peer: To, all: Outgoing<To>[]): void {
    const updates = all.filter((update) => update.from !== peer);
    if (updates.length > 0) peer.send(encodeServerMessage({ kind: 'update', updates }));
  }

  return {
    put(update: Outgoing<To>): void {
      outgoing.push(update);
      if (!timer) next(beginRound, begunAt + gatherMs - performance.now());
    },
    stop: () => clearTimeout(timer),
  };
}
