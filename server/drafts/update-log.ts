import { type Appended, connections, type Entry } from './append.ts';
import { createUpdateQueues } from './update-queues.ts';

type Waiting = Entry & { resolve: (appended: Appended) => void; reject: (error: unknown) => void };
/** Makes entries durable in one commit; answers in their order. */
type Commit = (batch: Entry[]) => Promise<Appended[]>;

/** More than this waiting means the database does not keep up or is away: refuse at once. */
const queueLimit = 5_000;

export class LogUnavailable extends Error {}

/**
 * Of a draft one commit is under way at a time; what comes meanwhile gathers for the next.
 * `append` resolves when the update is durable, and rejects when it is not known to be: sending it again under its message id is
 * safe.
 */
export function createUpdateLog(commit: Commit) {
  const queues = createUpdateQueues<Waiting>();
  const underWay = new Set<string>();
  let running = 0;
  let planned = false;
  const idle: (() => void)[] = [];

  /** After everything that has just come in was read: what came together is committed together. */
  function plan(): void {
    if (planned || running >= connections) return;
    planned = true;
    setImmediate(begin);
  }

  /** Shares the drafts that wait out over the free connections. */
  function begin(): void {
    planned = false;
    while (running < connections) {
      const ready = queues.drafts().filter((draftId) => !underWay.has(draftId));
      if (ready.length === 0) return;
      void run(queues.take(ready.slice(0, Math.ceil(ready.length / (connections - running)))));
    }
  }

  async function run(batch: Waiting[]): Promise<void> {
    const drafts = new Set(batch.map((entry) => entry.draftId));
    for (const draftId of drafts) underWay.add(draftId);
    running++;
    try {
      const answers = await commit(batch);
      for (const [place, entry] of batch.entries()) entry.resolve(answers[place] ?? null);
    } catch (error) {
      // What waits for the same drafts may build on what failed: it is refused too, so that the log never has a hole.
      for (const entry of [...batch, ...queues.drop(drafts)]) entry.reject(error);
    }
    running--;
    for (const draftId of drafts) underWay.delete(draftId);
    if (queues.size() > 0) plan();
    else if (running === 0) for (const resolve of idle.splice(0)) resolve();
  }

  return {
    append(entry: Entry): Promise<Appended> {
      if (queues.size() >= queueLimit) return Promise.reject(new LogUnavailable('too many updates waiting'));
      return new Promise((resolve, reject) => {
        queues.put({ ...entry, resolve, reject });
        plan();
      });
    },
    /** Resolves when nothing is waiting any more. */
    async drained(): Promise<void> {
      if (queues.size() + running > 0) await new Promise<void>((resolve) => idle.push(resolve));
    },
  };
}
