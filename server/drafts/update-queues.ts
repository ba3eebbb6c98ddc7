import type { Entry } from './append.ts';

const batchEntries = 500;
const batchBytes = 4 * 1024 * 1024;

/** Updates that wait to be appended, for each draft in the order they came. */
export function createUpdateQueues<Waiting extends Entry>() {
  const queues = new Map<string, Waiting[]>();
  let size = 0;

  function drop(draftId: string): Waiting[] {
    const queue = queues.get(draftId) ?? [];
    queues.delete(draftId);
    size -= queue.length;
    return queue;
  }

  return {
    size: (): number => size,
    drafts: (): string[] => [...queues.keys()],
    put(entry: Waiting): void {
      const queue = queues.get(entry.draftId);
      if (queue) queue.push(entry);
      else queues.set(entry.draftId, [entry]);
      size++;
    },
    /** Takes what waits for these drafts, up to what one commit may carry. */
    take(draftIds: string[]): Waiting[] {
      const batch: Waiting[] = [];
      let bytes = 0;
      const fits = ({ update }: Waiting): boolean => {
        bytes += update.length;
        return batch.length === 0 || (bytes <= batchBytes && batch.length < batchEntries);
      };
      for (const draftId of draftIds) {
        const queue = drop(draftId);
        let taken = 0;
        for (let next = queue[0]; next && fits(next); next = queue[++taken]) batch.push(next);
        if (taken === queue.length) continue;
        queues.set(draftId, queue.slice(taken));
        size += queue.length - taken;
        break;
      }
      return batch;
    },
    /** Takes all that waits for these drafts. */
    drop: (draftIds: Iterable<string>): Waiting[] => [...draftIds].flatMap(drop),
  };
}
