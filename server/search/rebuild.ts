import type { Db, Tx } from '../db/client.ts';
import type { Job } from '../jobs/jobs.ts';
import { indexWhole, type Source } from './actions.ts';
import { keysVersion } from './polish/language.ts';
import {
  deleteStale,
  finishRebuild,
  lockRebuild,
  moveRebuild,
  type Rebuild,
  readRebuild,
  startRebuild,
} from './rebuild-queries.ts';

const atOnce = 200;
const first = '00000000-0000-0000-0000-000000000000';
const deadlock = '40P01';

/** Makes the index anew from the beginning; what is there meanwhile stays and can be found. */
export async function restartRebuild(db: Db, sources: readonly Source[]): Promise<void> {
  let total = 0;
  for (const source of sources) total += await source.count(db);
  await startRebuild(db, { version: keysVersion, total, kind: sources[0]?.name ?? null });
}

/**
 * Goes on with a rebuild, batch by batch, until it is done; `tell` hears how far it is. It may be killed at any time, and run
 * beside writers and beside itself: each batch locks what it reads, and says in the same transaction how far it came.
 */
export async function continueRebuild(
  db: Db,
  sources: readonly Source[],
  tell: (state: Rebuild) => void = () => {},
): Promise<void> {
  for (let state = await readRebuild(db); state && !state.finishedAt; state = await readRebuild(db)) {
    tell(state);
    await patiently(() => db.transaction().execute((trx) => takeBatch(trx, sources)));
  }
  const state = await readRebuild(db);
  if (state) tell(state);
}

async function takeBatch(trx: Tx, sources: readonly Source[]): Promise<void> {
  const state = await lockRebuild(trx);
  if (!state || state.finishedAt) return;
  const at = sources.findIndex(({ name }) => name === state.kind);
  const source = sources[at];
  if (!source) {
    await deleteStale(trx, state.startedAt);
    return finishRebuild(trx);
  }
  const { things, last } = await source.read(trx, state.after ?? first, atOnce);
  await indexWhole(trx, things);
  const next = last ? { kind: source.name, after: last } : { kind: sources[at + 1]?.name ?? null, after: null };
  await moveRebuild(trx, { ...next, done: things.length });
}

/** A batch that got in the way of a writer is tried again; the writer went on. */
async function patiently(work: () => Promise<void>, tries = 5): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (tries === 1 || (error as { code?: unknown }).code !== deadlock) throw error;
    await patiently(work, tries - 1);
  }
}

/** By the clock: rebuilds an index that other keys were made for, and goes on where a killed process stopped. */
export function createRebuildJob(sources: readonly Source[]): Job {
  return {
    name: 'rebuild-search',
    cron: '* * * * *',
    run: async ({ db }) => {
      const state = await readRebuild(db);
      if (state?.version !== keysVersion) await restartRebuild(db, sources);
      await continueRebuild(db, sources);
    },
  };
}
