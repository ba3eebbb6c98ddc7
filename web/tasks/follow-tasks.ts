import type { TaskEvent } from '../../shared/tasks/events.ts';
import { socket } from '../lib/socket.ts';

type Handlers = { onTask: (event: TaskEvent) => void; onReset: () => void };

/** Calls back when tasks of a group change. Returns unsubscribe. */
export function followTasks(groupId: string, { onTask, onReset }: Handlers): () => void {
  return socket.subscribe(`group:${groupId}`, {
    onEvent: ({ type, payload }) => {
      if (type.startsWith('task.')) onTask({ type, payload } as TaskEvent);
    },
    onReset: async () => {
      onReset();
      return undefined;
    },
    onRefused: onReset,
  });
}
