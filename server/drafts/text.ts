import * as Y from 'yjs';
import { createReplica, type JudgeAuthors, load, type Verdict } from './replica.ts';

const applyAtOnce = 500;

/** The text of an open draft: what is durable, and a replica that is ahead of it by the updates on their way into the log. */
export function createText(stored: Uint8Array[]) {
  const durable = load(stored);
  let unapplied: Uint8Array[] = [];
  const inFlight = new Set<Uint8Array>();
  const replica = createReplica(() => [Y.encodeStateAsUpdate(current()), ...inFlight]);
  let stale = false;

  /** The durable document; updates are applied when somebody needs it. */
  function current(): Y.Doc {
    const updates = unapplied;
    unapplied = [];
    durable.transact(() => {
      for (const update of updates) Y.applyUpdate(durable, update);
    });
    return durable;
  }

  function keep(update: Uint8Array): void {
    unapplied.push(update);
    if (unapplied.length >= applyAtOnce) current();
  }

  return {
    /** Judges an update; an accepted one counts as on its way until `settle`. */
    propose(update: Uint8Array, judgeAuthors: JudgeAuthors): Verdict {
      if (stale) replica.reset();
      stale = false;
      const verdict = replica.accept(update, judgeAuthors);
      if (verdict === 'accepted') inFlight.add(update);
      return verdict;
    },
    /** The log has answered for a proposed update. */
    settle(update: Uint8Array, outcome: 'stored' | 'known' | 'failed'): void {
      inFlight.delete(update);
      if (outcome === 'stored') keep(update);
      if (outcome === 'failed') stale = true;
    },
    /** Takes an update that another node made durable. */
    absorb(update: Uint8Array): void {
      replica.absorb(update);
      keep(update);
    },
    /** What a client with this state vector lacks, and the snapshot of it all. Throws when that is no state vector. */
    missing(stateVector: Uint8Array): { update: Uint8Array; snapshot: Uint8Array } {
      const update = Y.encodeStateAsUpdate(current(), stateVector);
      return { update, snapshot: Y.encodeSnapshot(Y.snapshot(durable)) };
    },
    inFlight: () => inFlight.size,
    destroy(): void {
      replica.destroy();
      durable.destroy();
    },
  };
}
