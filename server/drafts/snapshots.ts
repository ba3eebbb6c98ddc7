import * as Y from 'yjs';
import type { Db } from '../db/client.ts';
import type { Job } from '../jobs/jobs.ts';
import { load } from './replica.ts';
import { readState, storeSnapshot } from './update-queries.ts';

/**
 * Replays what came after the last snapshot into a document and keeps the result, so that loading stays quick. Merging the
 * updates without a document would take minutes for a long log. Returns the seq of the snapshot.
 */
export async function snapshotDraft(db: Db, draftId: string): Promise<number | undefined> {
  return db.transaction().execute(async (trx) => {
    const state = await readState(trx, draftId);
    if (!state || state.seq === state.snapshotSeq) return state?.seq;
    const doc = load(state.updates);
    await storeSnapshot(trx, draftId, state.seq, Y.encodeStateAsUpdate(doc));
    doc.destroy();
    return state.seq;
  });
}

export const snapshotJob: Job = {
  name: 'snapshot-draft',
  run: async ({ db }, payload) => void (await snapshotDraft(db, String((payload as { draftId: unknown }).draftId))),
};
