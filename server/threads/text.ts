import { AppError } from '../../shared/errors.ts';
import { mentionPattern, mentionsIn, withoutTitles } from '../../shared/markdown/refs.ts';
import { cleanText } from '../../shared/threads/text.ts';
import type { Db, Tx } from '../db/client.ts';
import { listNames } from './naming-queries.ts';

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
  if (files === 0 && !/\S/.test(clean)) throw new AppError('invalid_input', { detail: 'body' });
  return withoutTitles(await withTrueNames(db, groupId, clean));
}

async function withTrueNames(db: Db | Tx, groupId: string, text: string): Promise<string> {
  const mentions = mentionsIn(text);
  if (mentions.length === 0) return text;
  const names = await listNames(
    db,
    groupId,
    mentions.map(({ id }) => id),
  );
  return text.replace(mentionPattern(), (_, said: string, kind: string, id: string) => {
    const name = names.get(id);
    return name === undefined ? `@${said}` : `@[${name.replace(/[[\]\n]/g, ' ')}](${kind}:${id})`;
  });
}
