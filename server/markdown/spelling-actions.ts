import { mentionPattern, mentionsIn, withoutTitles } from '../../shared/markdown/refs.ts';
import type { Db, Tx } from '../db/client.ts';
import { listNames } from './naming-queries.ts';

/** A text of a group as it is stored: people under the names they bear, those of other groups not called at all, things without titles. */
export async function spellOut(db: Db | Tx, groupId: string, text: string): Promise<string> {
  return withoutTitles(await withTrueNames(db, groupId, text));
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
