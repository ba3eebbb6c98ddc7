import type { Task } from '../../shared/tasks/schema.ts';

/** The server's order: under way by their day, those without one last; then the closed ones, latest first. */
export function compareTasks(a: Task, b: Task): number {
  if (a.closedAt || b.closedAt) {
    if (!a.closedAt || !b.closedAt) return a.closedAt ? 1 : -1;
    return b.closedAt.localeCompare(a.closedAt) || a.id.localeCompare(b.id);
  }
  const day = (task: Task) => task.dueOn ?? '9999-12-31';
  return day(a).localeCompare(day(b)) || a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id);
}

/** The list with this task as it is now, in its place. */
export function withTask(tasks: readonly Task[], task: Task): Task[] {
  return [...tasks.filter(({ id }) => id !== task.id), task].sort(compareTasks);
}
