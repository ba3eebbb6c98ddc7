import { sql } from 'kysely';
import type { TaskEvent } from '../../shared/tasks/events.ts';
import type { Task } from '../../shared/tasks/schema.ts';
import type { Tx } from '../db/client.ts';
import { notify } from '../notifications/actions.ts';
import { appendEvent } from '../realtime/log.ts';
import { indexThing } from '../search/actions.ts';
import { toFindable } from './finding-actions.ts';

/** Tells the group how the task stands now, and keeps it findable. */
export async function announceTask(trx: Tx, task: Task, actorId: string): Promise<void> {
  await indexThing(trx, toFindable(task));
  await announce(trx, task.groupId, { type: 'task.saved', payload: { task } }, actorId);
}

export async function announce(trx: Tx, groupId: string, event: TaskEvent, actorId: string): Promise<void> {
  await appendEvent(trx, `group:${groupId}`, event, actorId);
}

/** Each owner is told once that the task is theirs. */
export async function tellOwners(trx: Tx, { id, groupId, owners, closedAt }: Task, actorId: string): Promise<void> {
  if (closedAt) return;
  await notify(trx, {
    ...{ key: `task:${id}:assigned`, kind: 'task_assigned', groupId, actorId },
    ...{ recipients: owners.map((owner) => owner.id), thing: { kind: 'task', id } },
  });
}

/** Takes the words of a deleted comment out of the event log too. */
export async function redactComment(trx: Tx, groupId: string, commentId: string): Promise<void> {
  await sql`
    update topic_event set type = 'task.comment_deleted',
      payload = jsonb_build_object('task', payload->'task', 'commentId', ${commentId}::text)
    where topic = ${`group:${groupId}`} and payload->'comment'->>'id' = ${commentId}`.execute(trx);
}
