import { AppError } from '../../shared/errors.ts';
import type { NewTaskComment, TaskComment } from '../../shared/tasks/schema.ts';
import type { Ctx } from '../context.ts';
import { mayInGroup } from '../groups/access.ts';
import { accessTask } from './access.ts';
import type { Created } from './actions.ts';
import { announce, redactComment } from './announce.ts';
import { deleteComment, findCommentAuthor, findCommentByClient, insertComment, loadTask, lockTask } from './queries.ts';

/** Comments once: the same clientId again answers with the comment that it made. */
export async function commentTask(
  { db, actor }: Ctx,
  taskId: string,
  { clientId, body }: NewTaskComment,
): Promise<Created<TaskComment>> {
  return db.transaction().execute(async (trx) => {
    await lockTask(trx, taskId);
    const { row } = await accessTask(trx, actor, taskId, 'write');
    const created = await insertComment(trx, { taskId, authorId: actor.id, clientId, body });
    const comment = await findCommentByClient(trx, { taskId, authorId: actor.id, clientId });
    if (!comment) throw new AppError('conflict');
    const task = await loadTask(trx, taskId);
    if (created) await announce(trx, row.groupId, { type: 'task.commented', payload: { task, comment } }, actor.id);
    return { item: comment, created };
  });
}

/** Its author deletes a comment, or whoever leads the group. */
export async function deleteTaskComment({ db, actor }: Ctx, taskId: string, commentId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockTask(trx, taskId);
    const { row, role } = await accessTask(trx, actor, taskId, 'write');
    const author = await findCommentAuthor(trx, taskId, commentId);
    if (!author) throw new AppError('not_found');
    if (author !== actor.id && !mayInGroup(role, 'manage')) throw new AppError('forbidden');
    await deleteComment(trx, commentId);
    await redactComment(trx, row.groupId, commentId);
    const task = await loadTask(trx, taskId);
    await announce(trx, row.groupId, { type: 'task.comment_deleted', payload: { task, commentId } }, actor.id);
  });
}
