import { sql } from 'kysely';
import type { Services } from '../context.ts';
import { contentKey, thumbnailKey } from './finish-actions.ts';

/** A whole file, ready to be posted by its owner in the thread; `picture` is as `readPicture` would say. */
export type SeededFile = {
  ownerId: string;
  clientId: string;
  threadId: string;
  name: string;
  type: string;
  bytes: Buffer;
  picture?: { width: number; height: number; thumbnail: Buffer };
};

/** Puts a file where an upload would have ended. Returns its id; asked again, the same. */
export async function seedFile({ db, storage }: Services, file: SeededFile): Promise<string> {
  const { bytes, picture, ...fields } = file;
  const size = bytes.length;
  const { id } = await db
    .insertInto('attachment')
    .values({
      ...{ ...fields, size, declaredSize: size, received: size, finishedAt: sql<Date>`clock_timestamp()` },
      ...{ width: picture?.width, height: picture?.height, thumbnail: picture !== undefined },
    })
    .onConflict((conflict) => conflict.columns(['ownerId', 'clientId']).doUpdateSet({ size }))
    .returning('id')
    .executeTakeFirstOrThrow();
  await storage.put(contentKey(id), bytes);
  if (picture) await storage.put(thumbnailKey(id), picture.thumbnail);
  return id;
}
