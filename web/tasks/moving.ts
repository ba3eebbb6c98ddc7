import type { Task, TaskState } from '../../shared/tasks/schema.ts';
import { t } from '../i18n/t.ts';
import { showFailure, showToast } from '../ui/toasts.ts';
import { changeTask } from './api.ts';

/** Brings a task to another state, tells of it, and offers the way back; what fails says so and changes nothing. */
export async function moveTask(task: Task, state: TaskState, apply: (task: Task) => void): Promise<void> {
  if (task.state === state) return;
  try {
    apply(await changeTask(task.id, { state }));
    const undo = () => void changeTask(task.id, { state: task.state }).then(apply, showFailure);
    showToast(t('tasks.moved', { title: task.title, state: t(`tasks.state.${state}`) }), { undo });
  } catch (error) {
    showFailure(error);
  }
}
