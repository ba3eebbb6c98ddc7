import { Type } from 'typebox';
import { Closed, Uuid } from '../../shared/fields.ts';
import {
  GroupTasks,
  MyTasks,
  NewTask,
  NewTaskComment,
  Task,
  TaskChange,
  TaskComment,
  TaskPage,
} from '../../shared/tasks/schema.ts';
import type { App } from '../http/app-type.ts';
import { changeTask, createTask, listMyTasks, listTasks, readTask } from './actions.ts';
import { commentTask, deleteTaskComment } from './comment-actions.ts';

const tags = ['tasks'];
const OfGroup = Closed({ groupId: Uuid });
const OfTask = Closed({ taskId: Uuid });
const OfComment = Closed({ taskId: Uuid, commentId: Uuid });
const Done = Type.Null({ description: 'Done' });

export async function taskRoutes(app: App) {
  app.get(
    '/api/groups/:groupId/tasks',
    {
      schema: {
        tags,
        summary: 'Tasks of a group: under way by their day, then the latest closed ones',
        params: OfGroup,
        response: { 200: GroupTasks },
      },
    },
    (request) => listTasks(request.ctx, request.params.groupId),
  );
  app.post(
    '/api/groups/:groupId/tasks',
    {
      schema: { tags, summary: 'Make a task', params: OfGroup, body: NewTask, response: { 200: Task, 201: Task } },
    },
    async (request, reply) => {
      const { item, created } = await createTask(request.ctx, request.params.groupId, request.body);
      return reply.status(created ? 201 : 200).send(item);
    },
  );
  app.get(
    '/api/tasks',
    { schema: { tags, summary: 'What I have taken on and not closed, by its day', response: { 200: MyTasks } } },
    async ({ ctx }) => ({ items: await listMyTasks(ctx.db, ctx.actor) }),
  );
  app.get(
    '/api/tasks/:taskId',
    { schema: { tags, summary: 'A task and its comments', params: OfTask, response: { 200: TaskPage } } },
    (request) => readTask(request.ctx, request.params.taskId),
  );
  app.patch(
    '/api/tasks/:taskId',
    { schema: { tags, summary: 'Change a task', params: OfTask, body: TaskChange, response: { 200: Task } } },
    (request) => changeTask(request.ctx, request.params.taskId, request.body),
  );
  app.post(
    '/api/tasks/:taskId/comments',
    {
      schema: {
        tags,
        summary: 'Comment on a task',
        params: OfTask,
        body: NewTaskComment,
        response: { 200: TaskComment, 201: TaskComment },
      },
    },
    async (request, reply) => {
      const { item, created } = await commentTask(request.ctx, request.params.taskId, request.body);
      return reply.status(created ? 201 : 200).send(item);
    },
  );
  app.delete(
    '/api/tasks/:taskId/comments/:commentId',
    { schema: { tags, summary: 'Delete a comment', params: OfComment, response: { 204: Done } } },
    async (request, reply) => {
      await deleteTaskComment(request.ctx, request.params.taskId, request.params.commentId);
      return reply.status(204).send(null);
    },
  );
}
