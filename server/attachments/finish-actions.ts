import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { isPicture } from '../../shared/attachments/kinds.ts';
import type { Attachment } from '../../shared/attachments/schema.ts';
import { AppError } from '../../shared/errors.ts';
import type { Ctx, Services } from '../context.ts';
import type { Storage } from '../storage/storage.ts';
import { accessFile, accessUpload } from './access.ts';
import { withoutCameraData } from './camera-data.ts';
import { headBytes, kindOf } from './kind.ts';
import { nameFor } from './name.ts';
import { mostPictureBytes, readPicture } from './pictures.ts';
import { toAttachment } from './to-attachment.ts';
import { createTurns } from './turns.ts';
import { dropParts, fileFolder } from './upkeep-actions.ts';
import {
  type FileRow,
  type Finished,
  findFile,
  listParts,
  markFinished,
  type Part,
  takeTurnWithBytes,
} from './upload-queries.ts';

export const contentKey = (id: string) => `${fileFolder(id)}/content`;
export const thumbnailKey = (id: string) => `${fileFolder(id)}/thumbnail`;

const inTurn = createTurns(3);

/** Makes one checked file of an upload whose bytes are all there. Asked again, it answers the same. */
export async function finishUpload(ctx: Ctx, id: string): Promise<Attachment> {
  const { db, actor, services } = ctx;
  const known = await findFile(db, id);
  if (known?.finishedAt) return toAttachment(await accessFile(db, actor, id));
  const file = await accessUpload(db, actor, id);
  if (file.received < file.declaredSize) throw new AppError('upload_unfinished');
  await inTurn(() => assembleOnce(services, id));
  const whole = await findFile(db, id);
  if (!whole?.finishedAt) {
    // Taken back meanwhile.
    await services.storage.removeAll(fileFolder(id));
    throw new AppError('not_found');
  }
  await dropParts(services, id);
  return toAttachment(whole);
}

/** One at a time for a file, in all processes: another one would write over what has just been found whole. */
function assembleOnce(services: Services, id: string): Promise<void> {
  return services.db.transaction().execute(async (trx) => {
    await takeTurnWithBytes(trx, id);
    const file = await findFile(trx, id);
    if (file && !file.finishedAt) await assemble(services, file);
  });
}

async function assemble({ db, storage }: Services, file: FileRow): Promise<void> {
  const parts = await listParts(db, file.id);
  const type = await kindOf(await readHead(storage, parts), file.name);
  if (!type) throw new AppError('file_type');
  const name = nameFor(type, file.name);
  const more = isPicture(type)
    ? await keepPicture(storage, file, { type, parts })
    : await keepFile(storage, file, parts);
  await markFinished(db, file.id, { ...more, type, name });
}

type Kept = Omit<Finished, 'type' | 'name'>;

async function keepFile(storage: Storage, { id, declaredSize }: FileRow, parts: Part[]): Promise<Kept> {
  await storage.putStream(contentKey(id), Readable.from(bytesOf(storage, parts)), declaredSize);
  return { size: declaredSize, width: null, height: null, thumbnail: false };
}

async function keepPicture(
  storage: Storage,
  { id, declaredSize }: FileRow,
  { type, parts }: { type: string; parts: Part[] },
): Promise<Kept> {
  if (declaredSize > mostPictureBytes)
    throw new AppError('file_too_large', { detail: String(mostPictureBytes / 1_000_000) });
  const picture = withoutCameraData(type, await buffer(Readable.from(bytesOf(storage, parts))));
  const { width, height, thumbnail } = await readPicture(picture);
  await storage.put(contentKey(id), picture);
  await storage.put(thumbnailKey(id), thumbnail);
  return { size: picture.length, width, height, thumbnail: true };
}

async function readHead(storage: Storage, parts: Part[]): Promise<Buffer> {
  const head: Buffer[] = [];
  let length = 0;
  for (const { key, size } of parts) {
    head.push(await storage.read(key));
    length += size;
    if (length >= headBytes) break;
  }
  return Buffer.concat(head).subarray(0, headBytes);
}

async function* bytesOf(storage: Storage, parts: Part[]): AsyncGenerator<Buffer> {
  for (const { key } of parts) yield* await storage.open(key);
}
