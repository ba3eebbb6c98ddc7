import { AppError } from '../../shared/errors.ts';
import type { Actor } from '../context.ts';
import type { Db } from '../db/client.ts';

/** Throws when the actor may not read the topic with this id. */
export type TopicRule = (db: Db, actor: Actor, id: string) => Promise<unknown>;
/** One rule per kind of topic; features bring theirs, `app.ts` lists them. */
export type TopicRules = Record<string, TopicRule>;

/** Authorises reading `kind:id`; an unknown kind is not found. */
export async function authoriseTopic(rules: TopicRules, db: Db, actor: Actor, topic: string): Promise<void> {
  const [kind = '', id = ''] = topic.split(':', 2);
  const rule = Object.hasOwn(rules, kind) ? rules[kind] : undefined;
  if (!rule) throw new AppError('not_found');
  await rule(db, actor, id);
}
