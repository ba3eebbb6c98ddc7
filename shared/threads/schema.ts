import { type Static, Type } from 'typebox';
import { Member } from '../accounts/schema.ts';
import { Attachment, AttachmentIds } from '../attachments/schema.ts';
import { Closed, Instant, Line, List, Nullable, Text, Uuid } from '../fields.ts';
import { GroupRole } from '../groups/schema.ts';
import { TlpLabel } from '../labels.ts';
import { ThingRef } from '../links/schema.ts';

export const bodyLimit = 10_000;
export const titleLimit = 200;
/** Messages in one page. */
export const pageSize = 50;
/** For this long (ms) a deletion can be undone by whoever made it. */
export const undoMs = 10_000;

/** In the order they are shown. */
export const reactionKinds = ['agree', 'thanks', 'doubt', 'onit'] as const;
export const ReactionKind = Type.Enum(reactionKinds, { description: 'Agree, thank, doubt, take it on' });
export type ReactionKind = Static<typeof ReactionKind>;

const { id, displayName, initials, sector } = Member.properties;
/** A person beside what they wrote. */
export const Person = Closed({ id, displayName, initials, sector });
export type Person = Static<typeof Person>;

const Ordinal = Type.Integer({ minimum: 0, description: 'Number of a message in its thread, from 1' });
const Place = Type.Integer({
  minimum: 0,
  description: 'Number of a message in its thread, from 1; 0: an aside, in no count',
});

export const MentionRef = Closed({ kind: Type.Enum(['member', 'group']), id: Uuid });
export type MentionRef = Static<typeof MentionRef>;

export const Reaction = Closed({ kind: ReactionKind, people: Type.Array(Person) });
export type Reaction = Static<typeof Reaction>;

export const Quote = Closed({
  messageId: Uuid,
  ordinal: Type.Integer({
    minimum: 0,
    description: 'As of a message, of an aside that of what it stands behind; 0 when it is gone from here',
  }),
  author: Person,
  excerpt: Type.Union([Type.String(), Type.Null()], { description: 'Null when the quoted message is gone from here' }),
});
export type Quote = Static<typeof Quote>;

export const Message = Closed({
  id: Uuid,
  threadId: Uuid,
  ordinal: Place,
  after: Type.Union([Ordinal, Type.Null()], { description: 'The number an aside stands behind' }),
  clientId: Uuid,
  author: Person,
  body: Type.String({ description: 'Markdown as it was typed; empty when deleted' }),
  html: Type.String({ description: 'The body, rendered and safe' }),
  mentions: Type.Array(MentionRef),
  chips: Type.Array(ThingRef, { description: 'Things it points at; ask `/api/things` what they are called' }),
  label: Type.Union([TlpLabel, Type.Null()], { description: 'Its own, where stricter than that of the thread' }),
  readers: Type.Union([Type.Array(Person), Type.Null()], { description: 'Who may read an aside; null: the thread' }),
  quote: Nullable(Quote),
  attachments: Type.Array(Attachment),
  reactions: Type.Array(Reaction),
  revision: Type.Integer({ minimum: 0, description: 'How many times it was edited' }),
  postedAt: Instant,
  editedAt: Nullable(Instant),
  deletedAt: Nullable(Instant),
  deletedBy: Nullable(Uuid),
  pinnedAt: Nullable(Instant),
  confirmations: Type.Union([Type.Array(Person), Type.Null()], {
    description: 'Who has confirmed; null: nobody was asked to',
  }),
  movedTo: Type.Union([Uuid, Type.Null()], { description: 'The message that left this trace' }),
  movedFrom: Type.Union([Uuid, Type.Null()], { description: 'The thread it was written in' }),
});
export type Message = Static<typeof Message>;

export const LastMessage = Closed({
  id: Uuid,
  ordinal: Ordinal,
  author: Person,
  excerpt: Type.Union([Type.String(), Type.Null()], { description: 'Null when deleted' }),
  postedAt: Instant,
});
export type LastMessage = Static<typeof LastMessage>;

/** How a thread was ended. */
export const Closing = Closed({
  at: Instant,
  by: Person,
  summary: Type.String({ description: 'Markdown' }),
  html: Type.String({ description: 'The summary, rendered and safe' }),
});
export type Closing = Static<typeof Closing>;

/** What everybody who may read the thread sees of it. */
export const Thread = Closed({
  id: Uuid,
  groupId: Uuid,
  title: Line(titleLimit),
  label: TlpLabel,
  readers: Type.Union([Type.Array(Person), Type.Null()], {
    description: 'Who may read it under TLP:RED; null: the group',
  }),
  author: Person,
  createdAt: Instant,
  closing: Type.Union([Closing, Type.Null()], { description: 'Null while it is open' }),
  lastOrdinal: Ordinal,
  lastMessage: LastMessage,
});
export type Thread = Static<typeof Thread>;

/** A thread in a list: unread are the messages above `readOrdinal`. */
export const ListedThread = Closed({ ...Thread.properties, readOrdinal: Ordinal });
export type ListedThread = Static<typeof ListedThread>;
export const ThreadList = Closed({
  items: Type.Array(ListedThread),
  next: Type.Union([Type.String(), Type.Null()], { description: 'Cursor of the next page' }),
});
export type ThreadList = Static<typeof ThreadList>;

/** A thread with new messages, for Today. */
export const NewInThread = Closed({ ...ListedThread.properties, groupName: Type.String() });
export type NewInThread = Static<typeof NewInThread>;
export const NewInThreads = List(NewInThread);

/** Messages without gaps, oldest first. */
export const MessagePage = Closed({ items: Type.Array(Message) });
export type MessagePage = Static<typeof MessagePage>;

/** What a person hears of a thread: every message, what is meant for them, or nothing. */
export const followLevels = ['all', 'mentions', 'none'] as const;
export const FollowLevel = Type.Enum(followLevels);
export type FollowLevel = Static<typeof FollowLevel>;

/** `own` is chosen for this thread; without it the group's `usual` holds. */
export const Following = Closed({ own: Nullable(FollowLevel), usual: FollowLevel });
export type Following = Static<typeof Following>;

const Readers = Type.Array(Uuid, { maxItems: 200, uniqueItems: true, description: 'Only with TLP:RED' });

/** How a message is to be sent beside its text. */
export const SendOptions = Closed({
  label: Type.Union([TlpLabel, Type.Null()], { description: 'Its own; null: as the thread' }),
  readers: Readers,
  asks: Type.Boolean({ description: 'Everybody who may read it is asked to confirm' }),
});
export type SendOptions = Static<typeof SendOptions>;

/** What somebody has typed here on any device and not sent. */
export const Unsent = Closed({
  body: Text(bodyLimit),
  quote: Nullable(Quote),
  ...SendOptions.properties,
  revision: Type.Integer({ minimum: 0, description: 'Rises with every change; 0: there was none yet' }),
});
export type Unsent = Static<typeof Unsent>;
export const UnsentChange = Closed({
  body: Text(bodyLimit),
  replyTo: Nullable(Uuid),
  ...SendOptions.properties,
  base: Type.Integer({
    minimum: 0,
    maximum: 2_147_483_647,
    description: 'The revision this was typed on; another one is a conflict',
  }),
});
export type UnsentChange = Static<typeof UnsentChange>;

export const ThreadPage = Closed({
  thread: Thread,
  groupName: Type.String(),
  role: GroupRole,
  readOrdinal: Ordinal,
  messages: Type.Array(Message, { description: 'Around the first unread message' }),
  pins: Type.Array(Message, { description: 'Pinned messages, oldest first' }),
  asides: Type.Array(Message, { description: 'TLP:RED messages that name the reader' }),
  following: Following,
  unsent: Unsent,
  seq: Type.Integer({ description: 'Last event of the topic `thread:<id>` contained here' }),
});
export type ThreadPage = Static<typeof ThreadPage>;

export const Revision = Closed({ revision: Type.Integer(), body: Type.String(), writtenAt: Instant });
export type Revision = Static<typeof Revision>;
export const Revisions = List(Revision);

export const NewThread = Closed({
  clientId: Uuid,
  title: Line(titleLimit),
  label: TlpLabel,
  body: Text(bodyLimit),
  attachmentIds: Type.Optional(AttachmentIds),
  readers: Type.Optional(Readers),
});
export type NewThread = Static<typeof NewThread>;

export const ThreadChange = Type.Partial(
  Closed({ title: Line(titleLimit), label: TlpLabel, readers: Readers, reason: Line(500) }),
  { additionalProperties: false, minProperties: 1 },
);
export type ThreadChange = Static<typeof ThreadChange>;

export const NewMessage = Closed({
  clientId: Uuid,
  body: Text(bodyLimit),
  replyTo: Type.Optional(Uuid),
  attachmentIds: Type.Optional(AttachmentIds),
  label: Type.Optional(TlpLabel),
  readers: Type.Optional(Readers),
  asks: Type.Optional(Type.Boolean({ description: 'Everybody who may read it is asked to confirm' })),
});
export type NewMessage = Static<typeof NewMessage>;

export const Relabelling = Closed({
  label: Type.Union([TlpLabel, Type.Null()], { description: 'Null: as the thread' }),
  readers: Type.Optional(Readers),
  reason: Type.Optional(Line(500)),
});
export type Relabelling = Static<typeof Relabelling>;

/** Into a thread that is there, or into a new one. */
export const Move = Closed({
  messageIds: Type.Array(Uuid, { minItems: 1, maxItems: pageSize, uniqueItems: true }),
  to: Type.Union([Closed({ threadId: Uuid }), Closed({ clientId: Uuid, title: Line(titleLimit), label: TlpLabel })]),
});
export type Move = Static<typeof Move>;
export const Moved = Closed({ threadId: Uuid, ordinal: Ordinal });
export type Moved = Static<typeof Moved>;

export const summaryLimit = 2_000;
export const NewClosing = Closed({ summary: Text(summaryLimit) });
export type NewClosing = Static<typeof NewClosing>;

/** Where a message stands now. */
export const Whereabouts = Closed({ threadId: Uuid, ordinal: Place });
export type Whereabouts = Static<typeof Whereabouts>;

/** Who has confirmed a message and who has not. */
export const ConfirmationList = Closed({ confirmed: Type.Array(Person), missing: Type.Array(Person) });
export type ConfirmationList = Static<typeof ConfirmationList>;

/** Groups larger than this do not show who has read what. */
export const readersShownUpTo = 30;
export const Seen = Closed({ read: Type.Array(Person), unread: Type.Array(Person) });
export type Seen = Static<typeof Seen>;

/** A message that waits for the reader's confirmation. */
export const ToConfirm = Closed({
  messageId: Uuid,
  threadTitle: Type.String(),
  groupName: Type.String(),
  author: Person,
  excerpt: Type.String(),
  askedAt: Instant,
});
export type ToConfirm = Static<typeof ToConfirm>;

export const Preview = Closed({ body: Text(bodyLimit) });
export const Rendered = Closed({ html: Type.String() });

export const MessageEdit = Closed({
  body: Text(bodyLimit),
  revision: Type.Integer({ minimum: 0, description: 'The revision this edit was made on' }),
});
export type MessageEdit = Static<typeof MessageEdit>;

export const ReadMark = Closed({ ordinal: Ordinal });
export type ReadMark = Static<typeof ReadMark>;
