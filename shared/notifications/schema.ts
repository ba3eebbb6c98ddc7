import { type Static, Type } from 'typebox';
import { Sector } from '../accounts/schema.ts';
import { results } from '../decisions/tally.ts';
import { Closed, Instant, Nullable, Uuid } from '../fields.ts';
import { TlpLabel } from '../labels.ts';
import { ThingRef, thingKinds } from '../links/schema.ts';

/** What a person is told about. */
export const notificationKinds = [
  'mention',
  'reply',
  'post',
  'confirm_request',
  'decision_opened',
  'decision_closing',
  'decision_closed',
  'decision_changed',
  'task_assigned',
  'task_due',
  'task_overdue',
  'meeting_invited',
  'meeting_changed',
  'meeting_cancelled',
  'meeting_date_changed',
  'meeting_date_cancelled',
] as const;
export const NotificationKind = Type.Enum(notificationKinds);
export type NotificationKind = Static<typeof NotificationKind>;

/** Those that ask something of the person: they are mailed after two minutes, the rest waits for the digest. */
export const directKinds: readonly NotificationKind[] = [
  'mention',
  'reply',
  'confirm_request',
  'decision_opened',
  'decision_closing',
  'decision_changed',
  'task_assigned',
  'meeting_invited',
  'meeting_changed',
  'meeting_cancelled',
  'meeting_date_changed',
  'meeting_date_cancelled',
];

/** An unread notification without a word of its thing; `root` is what it is shown under, a message's thread. */
export const UnreadNotification = Closed({ id: Uuid, root: ThingRef });
export type UnreadNotification = Static<typeof UnreadNotification>;

export const Unread = Closed({
  items: Type.Array(UnreadNotification),
  seq: Type.Integer({ description: 'Last event of the topic `member:<id>` contained here' }),
});
export type Unread = Static<typeof Unread>;

const Actor = Closed({ id: Uuid, displayName: Type.String(), initials: Type.String(), sector: Sector });

/** How a voting ended that somebody is told of. */
export const Ending = Type.Enum([...results, 'withdrawn']);
export type Ending = Static<typeof Ending>;

/** One notification as its reader may see it now. */
export const Notice = Closed({
  id: Uuid,
  kind: NotificationKind,
  actor: Nullable(Actor),
  excerpt: Nullable(Type.String({ description: 'Beginning of the message it is about' })),
  path: Type.String({ description: 'Page of the hub' }),
  date: Nullable(Type.String({ description: 'When the date of a series is that it is about, ISO 8601' })),
  ending: Nullable(Ending),
  at: Instant,
  read: Type.Boolean(),
});
export type Notice = Static<typeof Notice>;

/** Everything about one thing, newest first; `total` counts also what is not among the notices. */
export const NoticeGroup = Closed({
  id: Type.String({ description: 'kind:id of the thing' }),
  kind: Type.Enum(thingKinds),
  thingId: Uuid,
  title: Type.String(),
  path: Type.String(),
  label: Nullable(TlpLabel),
  groupName: Nullable(Type.String()),
  at: Instant,
  unread: Type.Integer({ minimum: 0 }),
  total: Type.Integer({ minimum: 1 }),
  /** Messages of a thread that are new to the reader. */
  newMessages: Type.Integer({ minimum: 0 }),
  notices: Type.Array(Notice),
});
export type NoticeGroup = Static<typeof NoticeGroup>;

export const Inbox = Closed({
  items: Type.Array(NoticeGroup),
  next: Nullable(Type.Integer({ description: 'Offset of the next page' })),
});
export type Inbox = Static<typeof Inbox>;

export const MarkRead = Closed({ thing: ThingRef });
export const MarkAllRead = Closed({ until: Instant });
export const MarkedIds = Closed({ ids: Type.Array(Uuid, { maxItems: 1_000 }) });
export type MarkedIds = Static<typeof MarkedIds>;
