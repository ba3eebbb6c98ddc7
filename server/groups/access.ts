import { AppError } from '../../shared/errors.ts';
import { isUuid } from '../../shared/fields.ts';
import type { GroupRole } from '../../shared/groups/schema.ts';
import type { Actor } from '../context.ts';
import type { Db, Tx } from '../db/client.ts';
import { findGroupForActor, type GroupRow } from './queries.ts';

/** read: see what is in the group; write: post, draft, convene; manage: members, mandate, invitations. */
export type GroupAct = 'read' | 'write' | 'manage';

const allowed: Record<GroupRole, readonly GroupAct[]> = {
  chair: ['read', 'write', 'manage'],
  coordinator: ['read', 'write', 'manage'],
  rapporteur: ['read', 'write'],
  member: ['read', 'write'],
  observer: ['read'],
};

/** The decision itself: may this role do that? */
export const mayInGroup = (role: GroupRole, act: GroupAct): boolean => allowed[role].includes(act);

/** The group and the actor's role; 404 for outsiders, 403 when the role does not allow `act`. */
export async function accessGroup(
  db: Db | Tx,
  actor: Actor,
  groupId: string,
  act: GroupAct,
): Promise<{ group: GroupRow; role: GroupRole }> {
  const found = await findGroupForActor(db, groupId, actor.id);
  if (!found?.role) throw new AppError('not_found');
  if (!mayInGroup(found.role, act)) throw new AppError('forbidden');
  return { group: found, role: found.role };
}

/** Topic rule: members of the group read its events. */
export async function accessGroupTopic(db: Db, actor: Actor, id: string): Promise<void> {
  if (!isUuid(id)) throw new AppError('not_found');
  await accessGroup(db, actor, id, 'read');
}
