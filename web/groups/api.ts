import type {
  Group,
  GroupChange,
  GroupMember,
  GroupRole,
  Invitation,
  NewGroup,
  NewInvitation,
} from '../../shared/groups/schema.ts';
import { request } from '../lib/api.ts';

type Items<T> = { items: T[] };

const path = (groupId: string) => `/api/groups/${groupId}`;

export const createGroup = (group: NewGroup) => request<Group>('POST', '/api/groups', group);
export const readGroup = (groupId: string) => request<Group>('GET', path(groupId));
export const changeGroup = (groupId: string, change: GroupChange) => request<Group>('PATCH', path(groupId), change);

export const listMembers = async (groupId: string) =>
  (await request<Items<GroupMember>>('GET', `${path(groupId)}/members`)).items;
export const addMember = (groupId: string, member: { memberId: string; role: GroupRole }) =>
  request<void>('POST', `${path(groupId)}/members`, member);
export const changeRole = (groupId: string, memberId: string, role: GroupRole) =>
  request<void>('PATCH', `${path(groupId)}/members/${memberId}`, { role });
export const removeMember = (groupId: string, memberId: string) =>
  request<void>('DELETE', `${path(groupId)}/members/${memberId}`);

export const invite = (invitation: NewInvitation) => request<Invitation>('POST', '/api/invitations', invitation);
const invitations = (groupId: string | null) => (groupId ? `${path(groupId)}/invitations` : '/api/invitations');
/** To a group, or to the hub alone. */
export const listInvitations = async (groupId: string | null) =>
  (await request<Items<Invitation>>('GET', invitations(groupId))).items;
export const withdrawInvitation = (groupId: string | null, id: string) =>
  request<void>('DELETE', `${invitations(groupId)}/${id}`);
