import { type Static, Type } from 'typebox';
import { Closed, Instant, Uuid } from '../fields.ts';
import { Answer, Invitee, Meeting } from './schema.ts';

/**
 * Events of `meeting:<id>`; those that carry or remove a meeting also go to `group:<id>` and to `member:<id>` of people
 * invited by name. A TLP:RED meeting never reaches its group's topic.
 */
export const meetingEvents = {
  'meeting.created': Closed({ meeting: Meeting }),
  'meeting.changed': Closed({ meeting: Meeting }),
  'meeting.cancelled': Closed({ meeting: Meeting }),
  'meeting.removed': Closed({ meetingId: Uuid }),
  'meeting.answered': Closed({ meetingId: Uuid, memberId: Uuid, answer: Answer, answeredAt: Instant }),
  'meeting.people_changed': Closed({ meetingId: Uuid, people: Type.Array(Invitee) }),
};

export type MeetingEvent = {
  [Name in keyof typeof meetingEvents]: { type: Name; payload: Static<(typeof meetingEvents)[Name]> };
}[keyof typeof meetingEvents];
