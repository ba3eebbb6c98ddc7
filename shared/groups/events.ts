import { Type } from 'typebox';
import { Closed, Uuid } from '../fields.ts';
import { GroupMember, GroupRole } from './schema.ts';

/** Events of the topic `group:<id>` that this feature writes. */
export const groupEvents = {
  'group.changed': Closed({ name: Type.String(), mandate: Type.String() }),
  'member.joined': GroupMember,
  'member.role_changed': Closed({ memberId: Uuid, role: GroupRole }),
  'member.left': Closed({ memberId: Uuid }),
};
