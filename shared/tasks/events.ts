import type { Static } from 'typebox';
import { Closed, Uuid } from '../fields.ts';
import { Task, TaskComment } from './schema.ts';

/** Events that this feature writes to `group:<id>`. */
export const taskEvents = {
  'task.saved': Closed({ task: Task }),
  'task.commented': Closed({ task: Task, comment: TaskComment }),
  'task.comment_deleted': Closed({ task: Task, commentId: Uuid }),
};

export type TaskEvent = {
  [Name in keyof typeof taskEvents]: { type: Name; payload: Static<(typeof taskEvents)[Name]> };
}[keyof typeof taskEvents];
