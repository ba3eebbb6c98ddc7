import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { decisionEvents, decisionListEvents, voterEvents } from '../../../shared/decisions/events.ts';
import { draftEvents } from '../../../shared/drafts/events.ts';
import { groupEvents, ownGroupEvents } from '../../../shared/groups/events.ts';
import { meetingEvents } from '../../../shared/meetings/events.ts';
import { notificationEvents } from '../../../shared/notifications/events.ts';
import { parentEvents, roomEvents } from '../../../shared/rooms/events.ts';
import { taskEvents } from '../../../shared/tasks/events.ts';
import { readerEvents, threadEvents, threadListEvents } from '../../../shared/threads/events.ts';
import type { Db } from '../../db/client.ts';

/** Every event of the hub. A type that goes to two topics may look different on each. */
const declared: Record<string, TSchema>[] = [
  decisionEvents,
  decisionListEvents,
  voterEvents,
  draftEvents,
  groupEvents,
  ownGroupEvents,
  meetingEvents,
  notificationEvents,
  parentEvents,
  roomEvents,
  taskEvents,
  readerEvents,
  threadEvents,
  threadListEvents,
];

/** The events in the log that no declared schema describes, one line for each type. */
export async function undeclaredEvents(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('topicEvent').select(['topic', 'type', 'payload']).execute();
  const wrong = rows.filter(({ type, payload }) => {
    const schemas = declared.flatMap((events) => events[type] ?? []);
    return !schemas.some((schema) => Value.Check(schema, payload));
  });
  return [...new Set(wrong.map(({ topic, type }) => `${type} on ${topic.split(':')[0]}`))];
}
