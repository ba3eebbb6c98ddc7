import type {
  GroupTasks,
  MyTask,
  NewTask,
  NewTaskComment,
  Task,
  TaskChange,
  TaskComment,
  TaskPage,
} from '../../shared/tasks/schema.ts';
import { request } from '../lib/api.ts';

const path = (id: string) => `/api/tasks/${id}`;

export const listGroupTasks = (groupId: string, signal?: AbortSignal) =>
  request<GroupTasks>('GET', `/api/groups/${groupId}/tasks`, undefined, signal);
export const listMyTasks = async (_key: unknown, signal?: AbortSignal) =>
  (await request<{ items: MyTask[] }>('GET', '/api/tasks', undefined, signal)).items;
export const readTask = (id: string, signal?: AbortSignal) => request<TaskPage>('GET', path(id), undefined, signal);
export const createTask = (groupId: string, task: NewTask) =>
  request<Task>('POST', `/api/groups/${groupId}/tasks`, task);
export const changeTask = (id: string, change: TaskChange) => request<Task>('PATCH', path(id), change);
export const commentTask = (id: string, comment: NewTaskComment) =>
  request<TaskComment>('POST', `${path(id)}/comments`, comment);
export const deleteTaskComment = (id: string, commentId: string) =>
  request<void>('DELETE', `${path(id)}/comments/${commentId}`);
