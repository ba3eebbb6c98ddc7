import { AppError } from '../../shared/errors.ts';
import type { Ctx } from '../context.ts';
import { accessPlace, accessUpload, type UploadPlace } from './access.ts';
import { cleanName } from './name.ts';
import { removePending } from './upkeep-actions.ts';
import { countPending, insertUpload, takeTurnToBegin } from './upload-queries.ts';

/** What one person may have uploaded and not posted, in files and in files of the largest size. */
const mostFiles = 40;
const mostLargest = 5;

export type UploadRequest = { place: UploadPlace; clientId: string; name: string; size: number };

/** Makes room for a file of this size; the same clientId again gives the same upload. Returns its id. */
export async function beginUpload({ db, actor, services }: Ctx, request: UploadRequest): Promise<string> {
  const { place, clientId, size } = request;
  const { maxUploadBytes } = services.config;
  await accessPlace(db, actor, place);
  if (size === 0) throw new AppError('file_empty');
  if (size > maxUploadBytes) throw new AppError('file_too_large', { detail: String(maxUploadBytes / 1_000_000) });
  const upload = { ownerId: actor.id, ...place, clientId, name: cleanName(request.name), declaredSize: size };
  return db.transaction().execute(async (trx) => {
    await takeTurnToBegin(trx, actor.id);
    const pending = await countPending(trx, upload);
    if (pending.files >= mostFiles || pending.bytes + size > mostLargest * maxUploadBytes)
      throw new AppError('upload_quota');
    const id = await insertUpload(trx, upload);
    if (!id) throw new AppError('conflict');
    return id;
  });
}

/** Takes an upload back, finished or not, as long as it is in no message. */
export async function cancelUpload({ db, actor, services }: Ctx, id: string): Promise<void> {
  await accessUpload(db, actor, id);
  await removePending(services, id);
}
