import { type Static, Type } from 'typebox';
import { Member } from '../accounts/schema.ts';
import { Attachment, AttachmentIds } from '../attachments/schema.ts';
import { Closed, Instant, Line, List, Nullable, Text, Uuid } from '../fields.ts';
import { GroupRole } from '../groups/schema.ts';
import { TlpLabel } from '../labels.ts';

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

export const Reaction = Closed({ kind: ReactionKind, people: Type.Array(Person) });
export type Reaction = Static<typeof Reaction>;

export const Quote = Closed({
  messageId: Uuid,
  ordinal: Ordinal,
  author: Person,
  excerpt: Type.Union([Type.String(), Type.Null()], { description: 'Null when the quoted message was deleted' }),
});
export type Quote = Static<typeof Quote>;

export const Message = Closed({
  id: Uuid,
  threadId: Uuid,
  ordinal: Ordinal,
  clientId: Uuid,
  author: Person,
  body: Type.String({ description: 'Empty when deleted' }),
  quote: Nullable(Quote),
  attachments: Type.Array(Attachment),
  reactions: Type.Array(Reaction),
  revision: Type.Integer({ minimum: 0, description: 'How many times it was edited' }),
  postedAt: Instant,
  editedAt: Nullable(Instant),
  deletedAt: Nullable(Instant),
  deletedBy: Nullable(Uuid),
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

export const ThreadPage = Closed({
  thread: Thread,
  groupName: Type.String(),
  role: GroupRole,
  readOrdinal: Ordinal,
  messages: Type.Array(Message, { description: 'Around the first unread message' }),
  seq: Type.Integer({ description: 'Last event of the topic `thread:<id>` contained here' }),
});
export type ThreadPage = Static<typeof ThreadPage>;

export const Revision = Closed({ revision: Type.Integer(), body: Type.String(), writtenAt: Instant });
export type Revision = Static<typeof Revision>;
export const Revisions = List(Revision);

const Readers = Type.Array(Uuid, { maxItems: 200, uniqueItems: true, description: 'Only with TLP:RED' });

export const NewThread = Closed({
  clientId: Uuid,
  title: Line(titleLimit),
  label: TlpLabel,
  body: Text(bodyLimit, 1),
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
});
export type NewMessage = Static<typeof NewMessage>;

export const MessageEdit = Closed({
  body: Text(bodyLimit),
  revision: Type.Integer({ minimum: 0, description: 'The revision this edit was made on' }),
});
export type MessageEdit = Static<typeof MessageEdit>;

export const ReadMark = Closed({ ordinal: Ordinal });
export type ReadMark = Static<typeof ReadMark>;
