import { AppError } from '../../shared/errors.ts';
import type { Group, GroupChange, GroupMember, GroupRole, NewGroup } from '../../shared/groups/schema.ts';
import { accessHub } from '../accounts/access.ts';
import { bumpAccess } from '../accounts/access-epoch.ts';
import type { Ctx } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { askJoiner } from '../decisions/joiner-actions.ts';
import { appendEvent } from '../realtime/log.ts';
import { spellTimeZone } from '../time-zone.ts';
import { accessGroup } from './access.ts';
import { listGroupMembers, listLeaderIds, toGroup } from './queries.ts';

const topicOf = (groupId: string) => `group:${groupId}`;

/** A coordinator of the hub founds a group and coordinates it. The same `clientId` gives the same group. */
export async function createGroup({ db, actor }: Ctx, input: NewGroup): Promise<Group> {
  accessHub(actor);
  const group = spellTimeZone(input);
  return db.transaction().execute(async (trx) => {
    const founded = await trx
      .insertInto('workingGroup')
      .values({ ...group, createdBy: actor.id })
      .onConflict((conflict) => conflict.columns(['createdBy', 'clientId']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (founded) await addMember(trx, { groupId: founded.id, memberId: actor.id, role: 'coordinator', by: actor.id });
    const { id } = founded ?? (await findFounded(trx, actor.id, input.clientId));
    return toGroup((await accessGroup(trx, actor, id, 'read')).group);
  });
}

/** What an earlier request founded. Asking again is no way back in for a founder who has left. */
function findFounded(trx: Tx, createdBy: string, clientId: string) {
  return trx
    .selectFrom('workingGroup')
    .select('id')
    .where('createdBy', '=', createdBy)
    .where('clientId', '=', clientId)
    .executeTakeFirstOrThrow();
}

export async function changeGroup({ db, actor }: Ctx, groupId: string, change: GroupChange): Promise<Group> {
  const wanted = spellTimeZone(change);
  return db.transaction().execute(async (trx) => {
    await lockGroup(trx, groupId);
    const { group } = await accessGroup(trx, actor, groupId, 'manage');
    const { name = group.name, mandate = group.mandate, timeZone = group.timeZone } = wanted;
    const next = { name, mandate, timeZone };
    await trx
      .updateTable('workingGroup')
      .set({ ...next, updatedAt: new Date() })
      .where('id', '=', groupId)
      .execute();
    await appendEvent(trx, topicOf(groupId), { type: 'group.changed', payload: next }, actor.id);
    return toGroup({ ...group, ...next });
  });
}

type Joining = { groupId: string; memberId: string; role: GroupRole; by: string };

/** Puts a member into a group, unless already there. Returns whether that changed anything. */
export async function addMember(trx: Tx, { groupId, memberId, role, by }: Joining): Promise<boolean> {
  const added = await trx
    .insertInto('groupMember')
    .values({ groupId, memberId, role })
    .onConflict((conflict) => conflict.doNothing())
    .returning('memberId')
    .executeTakeFirst();
  if (!added) return false;
  const joined = (await listGroupMembers(trx, groupId)).find((member) => member.id === memberId);
  if (!joined) throw new AppError('not_found');
  await askJoiner(trx, groupId, memberId);
  await appendEvent(trx, topicOf(groupId), { type: 'member.joined', payload: joined }, by);
  await appendEvent(trx, `member:${memberId}`, { type: 'group.joined', payload: { groupId, role } }, by);
  await bumpAccess(trx, memberId);
  return true;
}

/** Those who manage a group add a member of the hub to it. */
export async function addGroupMember(
  ctx: Ctx,
  groupId: string,
  input: { memberId: string; role: GroupRole },
): Promise<GroupMember[]> {
  return ctx.db.transaction().execute(async (trx) => {
    await accessGroup(trx, ctx.actor, groupId, 'manage');
    const known = await trx
      .selectFrom('member')
      .select('id')
      .where('id', '=', input.memberId)
      .where('disabledAt', 'is', null)
      .executeTakeFirst();
    if (!known) throw new AppError('not_found');
    if (!(await addMember(trx, { ...input, groupId, by: ctx.actor.id }))) throw new AppError('already_member');
    return listGroupMembers(trx, groupId);
  });
}

/** Gives a member another role; a group never loses its last chair or coordinator. */
export async function changeRole(
  { db, actor }: Ctx,
  groupId: string,
  input: { memberId: string; role: GroupRole },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await accessGroup(trx, actor, groupId, 'manage');
    await keepLed(trx, groupId, input.memberId, input.role);
    const { memberId, role } = input;
    const row = await trx
      .updateTable('groupMember')
      .set({ role })
      .where('groupId', '=', groupId)
      .where('memberId', '=', memberId)
      .returning('role')
      .executeTakeFirst();
    if (!row) throw new AppError('not_found');
    await askJoiner(trx, groupId, memberId);
    await appendEvent(trx, topicOf(groupId), { type: 'member.role_changed', payload: { memberId, role } }, actor.id);
    await appendEvent(trx, `member:${memberId}`, { type: 'group.role_changed', payload: { groupId, role } }, actor.id);
    await bumpAccess(trx, memberId);
  });
}

/** Removes a member, or leaves. Access ends with the commit, on open sockets, drafts and calls too. */
export async function removeMember({ db, actor }: Ctx, groupId: string, memberId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await accessGroup(trx, actor, groupId, memberId === actor.id ? 'read' : 'manage');
    await keepLed(trx, groupId, memberId, undefined);
    const row = await trx
      .deleteFrom('groupMember')
      .where('groupId', '=', groupId)
      .where('memberId', '=', memberId)
      .returning('role')
      .executeTakeFirst();
    if (!row) throw new AppError('not_found');
    await appendEvent(trx, topicOf(groupId), { type: 'member.left', payload: { memberId } }, actor.id);
    await appendEvent(trx, `member:${memberId}`, { type: 'group.left', payload: { groupId } }, actor.id);
    await bumpAccess(trx, memberId);
  });
}

/** Refuses what would take the last chair or coordinator away. Others come and go even where nobody leads any more. */
async function keepLed(trx: Tx, groupId: string, memberId: string, role: GroupRole | undefined): Promise<void> {
  if (role === 'chair' || role === 'coordinator') return;
  await lockGroup(trx, groupId);
  const leaders = await listLeaderIds(trx, groupId);
  if (leaders.length === 1 && leaders[0] === memberId) throw new AppError('last_chair');
}

/** Locks the group, so that its changes take turns. */
async function lockGroup(trx: Tx, groupId: string): Promise<void> {
  await trx.selectFrom('workingGroup').select('id').where('id', '=', groupId).forNoKeyUpdate().execute();
}
