import { sql } from 'kysely';
import type { Draft, DraftChange, NewDraft } from '../../shared/drafts/schema.ts';
import { AppError } from '../../shared/errors.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Ctx } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { accessGroup } from '../groups/access.ts';
import { linkFrom } from '../links/actions.ts';
import { appendEvent } from '../realtime/log.ts';
import { accessDeletedDraft, accessDraft, type DraftAccess, isRelaxed, mayRelax } from './access.ts';
import { refreshDraft } from './finding-actions.ts';
import { type DraftRow, findDraftRow, lockDraft, toDraft } from './queries.ts';

const topicOf = (draft: { groupId: string }) => `group:${draft.groupId}`;

/** Begins a draft in a group. The same `clientId` gives the same draft. */
export async function createDraft(ctx: Ctx, groupId: string, { from, ...input }: NewDraft): Promise<Draft> {
  const { db, actor } = ctx;
  return db.transaction().execute(async (trx) => {
    await accessGroup(trx, actor, groupId, 'write');
    const created = await trx
      .insertInto('draft')
      .values({ ...input, groupId, createdBy: actor.id })
      .onConflict((conflict) => conflict.columns(['createdBy', 'clientId']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!created) return toDraft(await findCreated(trx, { groupId, createdBy: actor.id, clientId: input.clientId }));
    if (from) await linkFrom(ctx, trx, from, { kind: 'draft', id: created.id });
    const draft = await reload(trx, created.id);
    await refreshDraft(trx, draft.id);
    await appendEvent(trx, topicOf(draft), { type: 'draft.created', payload: draft }, actor.id);
    return draft;
  });
}

type Origin = { groupId: string; createdBy: string; clientId: string };

async function findCreated(trx: Tx, { groupId, createdBy, clientId }: Origin): Promise<DraftRow> {
  const { id } = await trx
    .selectFrom('draft')
    .select('id')
    .where('createdBy', '=', createdBy)
    .where('clientId', '=', clientId)
    .executeTakeFirstOrThrow();
  const row = await findDraftRow(trx, id);
  if (row?.groupId !== groupId) throw new AppError('conflict');
  return row;
}

/** Changes what stands above the text. Relaxing the label is for who began the draft or the chair, with a reason, and is written down. */
export async function changeDraft({ db, actor }: Ctx, draftId: string, change: DraftChange): Promise<Draft> {
  return db.transaction().execute(async (trx) => {
    const { reason, ...set } = change;
    await lockDraft(trx, draftId);
    const access = await accessDraft(trx, actor, draftId, 'write');
    await relabel(trx, access, change, actor.id);
    if (Object.keys(set).length > 0) await trx.updateTable('draft').set(set).where('id', '=', draftId).execute();
    const draft = await reload(trx, draftId);
    await refreshDraft(trx, draftId);
    await appendEvent(trx, topicOf(draft), { type: 'draft.changed', payload: draft }, actor.id);
    return draft;
  });
}

async function relabel(trx: Tx, access: DraftAccess, { label, reason }: DraftChange, by: string): Promise<void> {
  const { draft } = access;
  const from = toDraft(draft).label;
  if (label === undefined || label === from) return;
  if (isRelaxed(from, label) && !mayRelax(access)) throw new AppError('forbidden');
  if (isRelaxed(from, label) && !reason) throw new AppError('invalid_input', { detail: 'reason' });
  const about = { thingKind: 'draft', thingId: draft.id, groupId: draft.groupId };
  const detail = { from, to: label, reason: reason ?? '' };
  await recordAudit(trx, { actorId: by, action: 'draft.relabelled', ...about, detail });
  const payload = { id: draft.id, from, to: label, reason: reason ?? null };
  await appendEvent(trx, topicOf(draft), { type: 'draft.relabelled', payload }, by);
}

/** Takes a draft away; open editors close. Nothing is lost: `restoreDraft` brings it back. */
export async function deleteDraft({ db, actor }: Ctx, draftId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { draft } = await accessDeletedDraft(trx, actor, draftId);
    if (draft.deletedAt) return;
    await trx.updateTable('draft').set({ deletedAt: new Date() }).where('id', '=', draftId).execute();
    await refreshDraft(trx, draftId);
    await sql`select pg_notify('draft', ${`${draftId} gone`})`.execute(trx);
    await appendEvent(trx, topicOf(draft), { type: 'draft.deleted', payload: { id: draftId } }, actor.id);
  });
}

/** Brings a deleted draft back. */
export async function restoreDraft({ db, actor }: Ctx, draftId: string): Promise<Draft> {
  return db.transaction().execute(async (trx) => {
    const { draft } = await accessDeletedDraft(trx, actor, draftId);
    if (!draft.deletedAt) return toDraft(draft);
    await trx.updateTable('draft').set({ deletedAt: null }).where('id', '=', draftId).execute();
    await refreshDraft(trx, draftId);
    const restored = await reload(trx, draftId);
    await appendEvent(trx, topicOf(draft), { type: 'draft.restored', payload: restored }, actor.id);
    return restored;
  });
}

async function reload(trx: Tx, draftId: string): Promise<Draft> {
  const row = await findDraftRow(trx, draftId);
  if (!row) throw new AppError('not_found');
  return toDraft(row);
}
