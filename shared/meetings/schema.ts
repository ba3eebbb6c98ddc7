import { type Static, Type } from 'typebox';
import { Member } from '../accounts/schema.ts';
import { Closed, Instant, Line, List, Nullable, Text, TimeZone, Uuid } from '../fields.ts';
import { TlpLabel } from '../labels.ts';
import { ThingRef } from '../links/schema.ts';
import { wallStart } from './wall-start.ts';

export const meetingKinds = ['consultation', 'working', 'training', 'conference', 'other'] as const;
export const MeetingKind = Type.Enum(meetingKinds);
export type MeetingKind = Static<typeof MeetingKind>;

/** Wall time, to the minute; its zone always stands beside it. */
export const LocalDateTime = Type.String({
  pattern: wallStart,
  description: 'Wall time, YYYY-MM-DDTHH:MM',
});
export const LocalDate = Type.String({
  pattern: '^20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
  description: 'YYYY-MM-DD',
});

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export const Weekday = Type.Enum(weekdays);
export type Weekday = Static<typeof Weekday>;

const ends = {
  count: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, description: 'How many occurrences' })),
  until: Type.Optional(LocalDate),
};
/** A series: on weekdays every n weeks, or on the n-th weekday (−1: the last) every n months. */
export const Recurrence = Type.Union([
  Closed({
    frequency: Type.Literal('weekly'),
    interval: Type.Integer({ minimum: 1, maximum: 52 }),
    weekdays: Type.Array(Weekday, { minItems: 1, maxItems: 7, uniqueItems: true }),
    ...ends,
  }),
  Closed({
    frequency: Type.Literal('monthly'),
    interval: Type.Integer({ minimum: 1, maximum: 12 }),
    weekday: Weekday,
    nth: Type.Enum([1, 2, 3, 4, -1]),
    ...ends,
  }),
]);
export type Recurrence = Static<typeof Recurrence>;

/** One occurrence that differs from its series: moved, or cancelled where `start` is null. */
export const MeetingException = Closed({
  original: LocalDateTime,
  start: Nullable(LocalDateTime),
  end: Nullable(LocalDateTime),
  sequence: Type.Integer(),
  changedAt: Instant,
});
export type MeetingException = Static<typeof MeetingException>;

const content = {
  title: Line(200),
  kind: MeetingKind,
  description: Text(10_000),
  agenda: Text(10_000),
  label: TlpLabel,
  chatham: Type.Boolean({ description: 'Chatham House Rule' }),
  place: Text(300),
  online: Type.Boolean(),
  start: LocalDateTime,
  end: LocalDateTime,
  timeZone: TimeZone,
  recurrence: Nullable(Recurrence),
};

/** A meeting or a series, as every reader sees it. */
export const Meeting = Closed({
  id: Uuid,
  uid: Uuid,
  groupId: Nullable(Uuid),
  organiserId: Uuid,
  ...content,
  exceptions: Type.Array(MeetingException),
  startsAt: Instant,
  endsAt: Instant,
  revision: Type.Integer(),
  sequence: Type.Integer({ description: 'SEQUENCE of RFC 5545' }),
  createdAt: Instant,
  updatedAt: Instant,
  cancelledAt: Nullable(Instant),
});
export type Meeting = Static<typeof Meeting>;

const { title, kind, start, end, timeZone, ...optional } = content;
export const NewMeeting = Closed({
  clientId: Uuid,
  groupId: Type.Optional(Nullable(Uuid)),
  title,
  kind,
  start,
  end,
  timeZone,
  ...Type.Partial(Closed(optional)).properties,
  memberIds: Type.Optional(Type.Array(Uuid, { maxItems: 200, uniqueItems: true })),
  from: Type.Optional(ThingRef),
});
export type NewMeeting = Static<typeof NewMeeting>;

/** `revision` is the one the change was made on; another one in the meantime is a conflict. `reason`: why the label is relaxed. */
export const MeetingChange = Closed({
  revision: Type.Integer(),
  ...Type.Partial(Closed(content)).properties,
  reason: Type.Optional(Line(500)),
});
export type MeetingChange = Static<typeof MeetingChange>;

export const answers = ['yes', 'maybe', 'no'] as const;
export const Answer = Type.Enum(answers);
export type Answer = Static<typeof Answer>;
export const NewAnswer = Closed({ answer: Answer });
/** `reason`: why more people may read what is RED. */
export const InvitationChange = Closed({
  memberIds: Type.Array(Uuid, { maxItems: 200, uniqueItems: true }),
  reason: Type.Optional(Line(500)),
});
export type InvitationChange = Static<typeof InvitationChange>;
/** `start` and `end` move the occurrence; without them it is cancelled. */
export const OccurrenceChange = Closed({ start: Type.Optional(LocalDateTime), end: Type.Optional(LocalDateTime) });
export type OccurrenceChange = Static<typeof OccurrenceChange>;

const { displayName, initials, sector } = Member.properties;
export const Invitee = Closed({
  memberId: Uuid,
  displayName,
  initials,
  sector,
  named: Type.Boolean({ description: 'Invited by name, not only through the group' }),
  answer: Nullable(Answer),
  answeredAt: Nullable(Instant),
});
export type Invitee = Static<typeof Invitee>;
export const Invitees = List(Invitee);

/** One occurrence in a calendar or a list; a single meeting is its only occurrence. */
export const Occurrence = Closed({
  meetingId: Uuid,
  original: LocalDateTime,
  groupId: Nullable(Uuid),
  groupName: Nullable(Type.String()),
  title,
  kind,
  label: TlpLabel,
  chatham: Type.Boolean(),
  place: Text(300),
  online: Type.Boolean(),
  start,
  end,
  timeZone,
  startsAt: Instant,
  endsAt: Instant,
  recurring: Type.Boolean(),
  moved: Type.Boolean(),
  cancelled: Type.Boolean(),
  myAnswer: Nullable(Answer),
});
export type Occurrence = Static<typeof Occurrence>;
export const Occurrences = List(Occurrence);

export const MeetingPage = Closed({
  meeting: Meeting,
  groupName: Nullable(Type.String()),
  people: Type.Array(Invitee),
  occurrences: Type.Array(Occurrence, {
    description: 'In order: the next twelve, or the last one where none is to come, and the one asked for',
  }),
  canManage: Type.Boolean(),
});
export type MeetingPage = Static<typeof MeetingPage>;

export const MeetingRange = Closed({ from: Instant, to: Instant });
