import { AppError } from '../../shared/errors.ts';
import type { Actor } from '../context.ts';
import type { Db } from '../db/client.ts';
import { accessGroup } from '../groups/access.ts';
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

/** Where a file is to be posted: a thread, or a group in which one is about to be opened. */
export type UploadPlace = { threadId: string | null; groupId: string | null };

/** One's own upload that is in no message yet, as long as one may write where it is for. */
export async function accessUpload(db: Db, actor: Actor, id: string): Promise<FileRow> {
  const file = own(actor, await findFile(db, id));
  if (file.messageId !== null) throw new AppError('not_found');
  await accessPlace(db, actor, file);
  return file;
}

export async function accessPlace(db: Db, actor: Actor, { threadId, groupId }: UploadPlace): Promise<void> {
  if (threadId) await accessThread(db, actor, threadId, 'write');
  else if (groupId) await accessGroup(db, actor, groupId, 'write');
  else throw new AppError('not_found');
}

function own(actor: Actor, file: FileRow | undefined): FileRow {
  if (file?.ownerId !== actor.id) throw new AppError('not_found');
  return file;
}
