import { AppError } from '../../shared/errors.ts';
import { isUuid } from '../../shared/fields.ts';
import type { GroupRole } from '../../shared/groups/schema.ts';
import { isStricter, type TlpLabel } from '../../shared/labels.ts';
import type { Meeting } from '../../shared/meetings/schema.ts';
import type { Actor } from '../context.ts';
import type { Db, Tx } from '../db/client.ts';
import { mayInGroup } from '../groups/access.ts';
import { findMeetingFor, lockMeetingRow, type MeetingRow, readMeeting } from './queries.ts';

/** A person's place in a meeting. `role` is theirs in its group; a guest was invited from outside the group. */
export type Place = {
  label: TlpLabel;
  inGroup: boolean;
  role: GroupRole | null;
  named: boolean;
  guest: boolean;
  organiser: boolean;
};

/**
 * A meeting of a group is seen by the group and by its guests; TLP:RED only by people invited by name, AMBER+STRICT only
 * within the group. A meeting without a group is seen by the people invited.
 */
export function maySee({ label, inGroup, role, named, guest }: Place): boolean {
  if (!inGroup) return named;
  if (role) return label !== 'TLP:RED' || named;
  return guest && label !== 'TLP:AMBER+STRICT';
}

/** The organiser changes a meeting while they may write in its group; whoever leads the group always may. */
export function mayManage(place: Place): boolean {
  if (!maySee(place)) return false;
  if (!place.inGroup) return place.organiser;
  if (!place.role) return false;
  return mayInGroup(place.role, 'manage') || (place.organiser && mayInGroup(place.role, 'write'));
}

/** TLP 2.0: the originator relaxes a label, or the chair of the group; the action asks for a reason. */
export function mayRelabel({ organiser, role }: Place, from: TlpLabel, to: TlpLabel): boolean {
  return organiser || role === 'chair' || !isStricter(from, to);
}

export type MeetingAccess = { meeting: Meeting; row: MeetingRow; place: Place; canManage: boolean };

/** read: see and answer; write: change, move, invite, cancel. 404 to outsiders, 403 to those who may only read. */
export async function accessMeeting(
  db: Db | Tx,
  actor: Actor,
  id: string,
  act: 'read' | 'write',
): Promise<MeetingAccess> {
  const row = isUuid(id) ? await findMeetingFor(db, id, actor.id) : undefined;
  if (!row) throw new AppError('not_found');
  const place = toPlace(row, actor.id);
  if (!maySee(place)) throw new AppError('not_found');
  const canManage = mayManage(place);
  if (act === 'write' && !canManage) throw new AppError('forbidden');
  return { meeting: await readMeeting(db, row), row, place, canManage };
}

/** As `accessMeeting`; the meeting stays locked until the transaction ends. */
export async function lockMeeting(
  trx: Tx,
  actor: Actor,
  id: string,
  act: 'read' | 'write' = 'write',
): Promise<MeetingAccess> {
  await lockMeetingRow(trx, id);
  return accessMeeting(trx, actor, id, act);
}

/** Topic rule: whoever sees the meeting hears its events. */
export const accessMeetingTopic = (db: Db, actor: Actor, id: string) => accessMeeting(db, actor, id, 'read');

export function toPlace(row: MeetingRow, memberId: string): Place {
  const { label, role, named, guest } = row;
  const organiser = row.organiserId === memberId;
  return { label: label as TlpLabel, inGroup: row.groupId !== null, role, named, guest, organiser };
}
