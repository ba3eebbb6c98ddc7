import { AppError } from '../../shared/errors.ts';
import type { Actor } from '../context.ts';
import type { Db } from '../db/client.ts';
import { findActorById } from './queries.ts';

/** Only a coordinator of the hub may administer it. */
export function accessHub(actor: Actor): void {
  if (actor.hubRole !== 'coordinator') throw new AppError('forbidden');
}

/** Who may act as this member by mail: themselves, unless disabled. */
export const actorOf = (db: Db, memberId: string): Promise<Actor | undefined> => findActorById(db, memberId);

/** A person's own topic is theirs alone. */
export async function accessMemberTopic(_db: unknown, actor: Actor, id: string): Promise<void> {
  if (actor.id !== id) throw new AppError('not_found');
}
