import { type Static, Type } from 'typebox';
import { Closed, Uuid } from '../fields.ts';
import { Message, Person, ReactionKind, Thread } from './schema.ts';

const OneMessage = Closed({ message: Message });
const OneThread = Closed({ thread: Thread });
const OneReaction = Closed({ messageId: Uuid, kind: ReactionKind, person: Person });
const OneConfirmation = Closed({ messageId: Uuid, person: Person });
const Replacements = Closed({ replaced: Type.Array(Closed({ id: Uuid, message: Message })) });
const ThreadId = Closed({ threadId: Uuid });
const ThreadPlace = Closed({ threadId: Uuid, groupId: Uuid });

/** Events of the topic `thread:<id>`. */
export const threadEvents = {
  'thread.changed': OneThread,
  'message.posted': OneMessage,
  'message.edited': OneMessage,
  'message.deleted': OneMessage,
  'message.restored': OneMessage,
  'reaction.added': OneReaction,
  'reaction.removed': OneReaction,
  'message.pinned': OneMessage,
  'message.unpinned': OneMessage,
  'message.relabelled': OneMessage,
  'message.asked': OneMessage,
  'confirmation.added': OneConfirmation,
  'confirmation.removed': OneConfirmation,
  /** Messages that went elsewhere, and the traces that stand in their places now. */
  'messages.replaced': Replacements,
};

/** Events of the topic `group:<id>` that keep a list of threads true. Those that became TLP:RED are withdrawn from it. */
export const threadListEvents = {
  'thread.created': OneThread,
  'thread.changed': OneThread,
  'thread.withdrawn': ThreadId,
  'thread.touched': ThreadPlace,
};

/**
 * Events of the topic `member:<id>`, without any text: how far this person has read, that something of a TLP:RED thread or
 * an aside is new, and that they typed on another device.
 */
export const readerEvents = {
  'thread.read': Closed({ threadId: Uuid, ordinal: Type.Integer({ minimum: 0 }) }),
  'thread.touched': ThreadPlace,
  'asides.touched': ThreadId,
  'unsent.changed': Closed({ threadId: Uuid, revision: Type.Integer() }),
};

type EventOf<Map extends Record<string, Parameters<typeof Type.Array>[0]>> = {
  [Name in keyof Map]: { type: Name; payload: Static<Map[Name]> };
}[keyof Map];

export type ThreadEvent = EventOf<typeof threadEvents>;
export type ReaderEvent = EventOf<typeof readerEvents>;
export type ThreadListEvent = EventOf<typeof threadListEvents> | EventOf<typeof readerEvents>;
