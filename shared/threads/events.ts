import { type Static, Type } from 'typebox';
import { Closed, Uuid } from '../fields.ts';
import { Message, Person, ReactionKind, Thread } from './schema.ts';

const OneMessage = Closed({ message: Message });
const OneThread = Closed({ thread: Thread });
const OneReaction = Closed({ messageId: Uuid, kind: ReactionKind, person: Person });
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
};

/** Events of the topic `group:<id>` that keep a list of threads true. Those that became TLP:RED are withdrawn from it. */
export const threadListEvents = {
  'thread.created': OneThread,
  'thread.changed': OneThread,
  'thread.withdrawn': ThreadId,
};

/** Events of the topic `member:<id>`: how far this person has read, and that a TLP:RED thread moved, without any text. */
export const readerEvents = {
  'thread.read': Closed({ threadId: Uuid, ordinal: Type.Integer({ minimum: 0 }) }),
  'thread.touched': ThreadPlace,
};

type EventOf<Map extends Record<string, Parameters<typeof Type.Array>[0]>> = {
  [Name in keyof Map]: { type: Name; payload: Static<Map[Name]> };
}[keyof Map];

export type ThreadEvent = EventOf<typeof threadEvents>;
export type ThreadListEvent = EventOf<typeof threadListEvents> | EventOf<typeof readerEvents>;
