import { Closed, Line, Text, TimeZone, Uuid } from '../fields.ts';
import { GroupMember, GroupRole } from './schema.ts';

/** Events that this feature writes to `group:<id>`. */
export const groupEvents = {
  'group.changed': Closed({ name: Line(120), mandate: Text(2_000), timeZone: TimeZone }),
  'member.joined': GroupMember,
  /** Another name, organisation or the like. */
  'member.changed': GroupMember,
  'member.role_changed': Closed({ memberId: Uuid, role: GroupRole }),
  /** Left, was removed, or can sign in no more. */
  'member.left': Closed({ memberId: Uuid }),
};

/** Events that this feature writes to `member:<id>`, for the person concerned. */
export const ownGroupEvents = {
  'group.joined': Closed({ groupId: Uuid, role: GroupRole }),
  'group.role_changed': Closed({ groupId: Uuid, role: GroupRole }),
  'group.left': Closed({ groupId: Uuid }),
};
