import { sql } from 'kysely';
import type { Group, GroupMember, GroupRole, Invitation } from '../../shared/groups/schema.ts';
import { memberColumns, toMember } from '../accounts/queries.ts';
import type { Db, Tx } from '../db/client.ts';

export type GroupRow = {
  id: string;
  name: string;
  mandate: string;
  timeZone: string;
  createdAt: Date;
  memberCount: number;
  role: GroupRole | null;
};

function selectGroups(db: Db | Tx, memberId: string) {
  return db
    .selectFrom('workingGroup')
    .leftJoin('groupMember as mine', (join) =>
      join.onRef('mine.groupId', '=', 'workingGroup.id').on('mine.memberId', '=', memberId),
    )
    .select([
      'workingGroup.id',
      'workingGroup.name',
      'workingGroup.mandate',
      'workingGroup.timeZone',
      'workingGroup.createdAt',
      sql<GroupRole | null>`mine.role`.as('role'),
      sql<number>`(select count(*) from group_member join member on member.id = member_id and disabled_at is null
        where group_id = working_group.id)`.as('memberCount'),
    ]);
}

/** The group as this member sees it; `role` is null for an outsider. */
export function findGroupForActor(db: Db | Tx, groupId: string, memberId: string): Promise<GroupRow | undefined> {
  return selectGroups(db, memberId).where('workingGroup.id', '=', groupId).executeTakeFirst();
}

/** The groups this member belongs to, by name. */
export async function listGroupsOf(db: Db, memberId: string): Promise<Group[]> {
  const rows = await selectGroups(db, memberId)
    .where('mine.memberId', 'is not', null)
    .orderBy('workingGroup.name')
    .execute();
  return rows.map(toGroup);
}

export function toGroup({ createdAt, ...row }: GroupRow): Group {
  return { ...row, createdAt: createdAt.toISOString() };
}

export async function listGroupIdsOf(trx: Tx, memberId: string): Promise<string[]> {
  const rows = await trx.selectFrom('groupMember').select('groupId').where('memberId', '=', memberId).execute();
  return rows.map((row) => row.groupId);
}

export async function listGroupMembers(db: Db | Tx, groupId: string): Promise<GroupMember[]> {
  const rows = await db
    .selectFrom('groupMember')
    .innerJoin('member', 'member.id', 'groupMember.memberId')
    .select([...memberColumns, 'groupMember.role', 'groupMember.joinedAt'])
    .where('groupMember.groupId', '=', groupId)
    .where('member.disabledAt', 'is', null)
    .orderBy('member.displayName')
    .execute();
  return rows.map((row) => ({ ...toMember(row), role: row.role as GroupRole, joinedAt: row.joinedAt.toISOString() }));
}

/** Those of a group, or those to the hub alone. */
export async function listOpenInvitations(db: Db, groupId: string | null): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('invitation')
    .select(['id', 'email', 'groupId', 'role', 'createdAt', 'expiresAt'])
    .where('groupId', 'is not distinct from', groupId)
    .where('acceptedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .where('expiresAt', '>', sql<Date>`now()`)
    .orderBy('createdAt')
    .execute();
  return rows.map(toInvitation);
}

type InvitationRow = {
  id: string;
  email: string;
  groupId: string | null;
  role: string;
  createdAt: Date;
  expiresAt: Date;
};

export function toInvitation(row: InvitationRow): Invitation {
  const { role, createdAt, expiresAt, ...rest } = row;
  return { ...rest, role: role as GroupRole, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}

/** Those who lead the group and can sign in. */
export async function listLeaderIds(trx: Tx, groupId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('groupMember')
    .innerJoin('member', 'member.id', 'groupMember.memberId')
    .select('member.id')
    .where('groupMember.groupId', '=', groupId)
    .where('groupMember.role', 'in', ['chair', 'coordinator'])
    .where('member.disabledAt', 'is', null)
    .execute();
  return rows.map((row) => row.id);
}
