import { AppError } from '../../shared/errors.ts';
import { isUuid } from '../../shared/fields.ts';
import type { GroupRole } from '../../shared/groups/schema.ts';
import type { Actor } from '../context.ts';
import type { Db, Tx } from '../db/client.ts';
import { mayInGroup } from '../groups/access.ts';
import { findTaskRow, type TaskRow } from './queries.ts';

export type TaskAccess = { row: TaskRow; role: GroupRole };

/** A task is read by its group and changed by all who write in it; 404 to outsiders, 403 to observers who change. */
export async function accessTask(db: Db | Tx, actor: Actor, id: string, need: 'read' | 'write'): Promise<TaskAccess> {
  const row = isUuid(id) ? await findTaskRow(db, id, actor.id) : undefined;
  if (!row?.role) throw new AppError('not_found');
  if (!mayInGroup(row.role, need)) throw new AppError('forbidden');
  return { row, role: row.role };
}

/** TLP 2.0: the originator relaxes a label, or the chair of the group. */
export function mayRelaxTask({ row, role }: TaskAccess, actor: Actor): boolean {
  return role === 'chair' || row.authorId === actor.id;
}
