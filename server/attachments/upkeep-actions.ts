import { undoMs } from '../../shared/threads/schema.ts';
import type { Services } from '../context.ts';
import { createTurns } from './turns.ts';
import { deleteFile, listLeftParts, listRemovable, lockRemovable } from './upkeep-queries.ts';
import { forgetParts, takeTurnWithBytes } from './upload-queries.ts';

/** For this long a file waits to be posted: a weekend without a line. */
const pendingMs = 72 * 3_600_000;
const leftPartsMs = 3_600_000;

/** Where the bytes of a file lie, and before it is whole its parts. */
export const fileFolder = (id: string) => `files/${id}`;
export const partFolder = (id: string) => `uploads/${id}`;

/** Removes a file that is in no message, bytes first. */
export const removePending = (services: Services, id: string): Promise<void> => remove(services, id, new Date(0));

/** Those that wait for a file to be put together keep a connection each, which the others need. */
const inTurn = createTurns(3);

function remove({ db, storage }: Services, id: string, deletedBefore: Date): Promise<void> {
  return inTurn(() =>
    db.transaction().execute(async (trx) => {
      await takeTurnWithBytes(trx, id);
      if (!(await lockRemovable(trx, id, deletedBefore))) return;
      await storage.removeAll(partFolder(id));
      await storage.removeAll(fileFolder(id));
      await deleteFile(trx, id);
    }),
  );
}

/** The parts of a file that is whole are not needed any more. */
export async function dropParts({ db, storage }: Services, id: string): Promise<void> {
  await storage.removeAll(partFolder(id));
  await forgetParts(db, id);
}

/** Removes what nobody posted in time, what belonged to deleted messages, and left parts. */
export async function sweepFiles(services: Services, now = Date.now()): Promise<void> {
  const deletedBefore = new Date(now - 6 * undoMs);
  for (const id of await listRemovable(services.db, { pendingBefore: new Date(now - pendingMs), deletedBefore }))
    await remove(services, id, deletedBefore);
  for (const id of await listLeftParts(services.db, new Date(now - leftPartsMs))) await dropParts(services, id);
}
