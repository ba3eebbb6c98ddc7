import { AppError } from '../../shared/errors.ts';
import { cleanText, isBlank } from '../../shared/threads/text.ts';
import type { Db, Tx } from '../db/client.ts';
import { spellOut } from '../markdown/spelling-actions.ts';

/**
 * The text of a message as it is stored: people under the names they bear, those of other groups not called at all, things
 * without titles. Refused when nothing visible is left, unless files speak for it.
 */
export async function storableBody(
  db: Db | Tx,
  { groupId }: { groupId: string },
  body: string,
  files = 0,
): Promise<string> {
  const clean = cleanText(body);
  if (files === 0 && isBlank(clean)) throw new AppError('invalid_input', { detail: 'body' });
  return spellOut(db, groupId, clean);
}
