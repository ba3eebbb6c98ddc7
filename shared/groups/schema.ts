import { type Static, Type } from 'typebox';
import { Email, Member, Sector } from '../accounts/schema.ts';
import { Closed, Instant, Line, List, Nullable, Text, TimeZone, Uuid } from '../fields.ts';

export const groupRoles = ['chair', 'coordinator', 'rapporteur', 'member', 'observer'] as const;
export const GroupRole = Type.Enum(groupRoles);
export type GroupRole = Static<typeof GroupRole>;

export const Group = Closed({
  id: Uuid,
  name: Line(120),
  mandate: Text(2_000),
  timeZone: TimeZone,
  memberCount: Type.Integer(),
  role: Type.Union([GroupRole, Type.Null()], { description: "The reader's role; null when not a member" }),
  createdAt: Instant,
});
export type Group = Static<typeof Group>;
export const Groups = List(Group);
export const NewGroup = Closed({
  clientId: Uuid,
  name: Line(120),
  mandate: Text(2_000),
  timeZone: Type.Optional(TimeZone),
});
export type NewGroup = Static<typeof NewGroup>;
export const GroupChange = Type.Partial(Closed({ name: Line(120), mandate: Text(2_000), timeZone: TimeZone }), {
  additionalProperties: false,
});
export type GroupChange = Static<typeof GroupChange>;

export const GroupMember = Closed({ ...Member.properties, role: GroupRole, joinedAt: Instant });
export type GroupMember = Static<typeof GroupMember>;
export const GroupMembers = List(GroupMember);
export const NewGroupMember = Closed({ memberId: Uuid, role: GroupRole });
export const RoleChange = Closed({ role: GroupRole });

export const Invitation = Closed({
  id: Uuid,
  email: Email,
  groupId: Nullable(Uuid),
  role: GroupRole,
  createdAt: Instant,
  expiresAt: Instant,
});
export type Invitation = Static<typeof Invitation>;
export const Invitations = List(Invitation);
export const NewInvitation = Closed({
  clientId: Uuid,
  email: Email,
  groupId: Type.Optional(Uuid),
  role: Type.Optional(GroupRole),
});
export type NewInvitation = Static<typeof NewInvitation>;

const Token = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });
export const InvitationToken = Closed({ token: Token });
export const InvitationPreview = Closed({
  email: Email,
  groupName: Nullable(Type.String()),
  known: Type.Boolean({ description: 'The address already belongs to a member' }),
});
export type InvitationPreview = Static<typeof InvitationPreview>;
export const AcceptInvitation = Closed({
  token: Token,
  displayName: Type.Optional(Line(120)),
  sector: Type.Optional(Sector),
});
export type AcceptInvitation = Static<typeof AcceptInvitation>;
