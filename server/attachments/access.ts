import { AppError } from '../../shared/errors.ts';
import type { Actor } from '../context.ts';
import type { Db } from '../db/client.ts';
import { accessMessage, accessThread } from '../threads/access.ts';
import { type FileRow, findFile } from './upload-queries.ts';

/** A file that is whole: with its message, for whoever may read that; before it is posted, for its owner alone. */
export async function accessFile(db: Db, actor: Actor, id: string): Promise<FileRow> {
  const file = await findFile(db, id);
  if (!file?.finishedAt) throw new AppError('not_found');
  if (file.messageId === null) return own(actor, file);
  const { message } = await accessMessage(db, actor, file.messageId, 'read');
  if (message.deletedAt) throw new AppError('not_found');
  return file;
}

/** One's own upload that is in no message yet, as long as one may write in the thread it is for. */
export async function accessUpload(db: Db, actor: Actor, id: string): Promise<FileRow> {
  const file = own(actor, await findFile(db, id));
  if (file.messageId !== null || file.threadId === null) throw new AppError('not_found');
  await accessThread(db, actor, file.threadId, 'write');
  return file;
}

function own(actor: Actor, file: FileRow | undefined): FileRow {
  if (file?.ownerId !== actor.id) throw new AppError('not_found');
  return file;
}
