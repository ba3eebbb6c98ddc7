import { randomUUID } from 'node:crypto';
import { AppError } from '../../shared/errors.ts';
import { isUuid } from '../../shared/fields.ts';
import type { GroupRole } from '../../shared/groups/schema.ts';
import { isStricter, type TlpLabel } from '../../shared/labels.ts';
import type { Actor } from '../context.ts';
import type { Db, Tx } from '../db/client.ts';
import { accessGroup, mayInGroup } from '../groups/access.ts';
import { type DraftRow, findDraftRow } from './queries.ts';

/** read: the text; write: the text and what stands above it; delete: take it away and bring it back. */
export type DraftAct = 'read' | 'write' | 'delete';
export type DraftAccess = { draft: DraftRow; role: GroupRole; isAuthor: boolean };

/** The decision itself: a draft is its group's; whoever began it, or leads the group, may take it away. */
export function mayInDraft({ role, isAuthor }: Pick<DraftAccess, 'role' | 'isAuthor'>, act: DraftAct): boolean {
  if (act !== 'delete') return mayInGroup(role, act);
  return mayInGroup(role, 'write') && (isAuthor || mayInGroup(role, 'manage'));
}

/** TLP 2.0: only the originator relaxes a label; here the chair too, both with a reason. */
export function mayRelax({ role, isAuthor }: Pick<DraftAccess, 'role' | 'isAuthor'>): boolean {
  return isAuthor || role === 'chair';
}

export const isRelaxed = (from: TlpLabel, to: TlpLabel): boolean => isStricter(from, to);

/** The draft and the actor's role; 404 for outsiders and deleted drafts, 403 when the role does not allow `act`. */
export async function accessDraft(db: Db | Tx, actor: Actor, draftId: string, act: DraftAct): Promise<DraftAccess> {
  const access = await findAccess(db, actor, draftId);
  if (access.draft.deletedAt) throw new AppError('not_found');
  if (!mayInDraft(access, act)) throw new AppError('forbidden');
  return access;
}

/** A draft, deleted or not, for who may delete it and bring it back. */
export async function accessDeletedDraft(db: Db | Tx, actor: Actor, draftId: string): Promise<DraftAccess> {
  const access = await findAccess(db, actor, draftId);
  if (!mayInDraft(access, 'delete')) throw new AppError(access.draft.deletedAt ? 'not_found' : 'forbidden');
  return access;
}

async function findAccess(db: Db | Tx, actor: Actor, draftId: string): Promise<DraftAccess> {
  const draft = isUuid(draftId) ? await findDraftRow(db, draftId) : undefined;
  // The same is asked where there is none: how long a refusal takes must not tell that there is one.
  const { role } = await accessGroup(db, actor, draft?.groupId ?? randomUUID(), 'read');
  if (!draft) throw new AppError('not_found');
  return { draft, role, isAuthor: draft.createdBy === actor.id };
}
