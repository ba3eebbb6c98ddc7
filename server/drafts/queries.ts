import { sql } from 'kysely';
import type { Draft, DraftKind, DraftLevel } from '../../shared/drafts/schema.ts';
import type { GroupLabel } from '../../shared/labels.ts';
import type { Db, Tx } from '../db/client.ts';

export type DraftRow = {
  id: string;
  groupId: string;
  groupName: string;
  title: string;
  kind: string;
  level: string;
  label: string;
  state: string;
  version: number | null;
  createdBy: string;
  createdAt: Date;
  editedAt: Date;
  deletedAt: Date | null;
};

function selectDrafts(db: Db | Tx) {
  return db
    .selectFrom('draft')
    .innerJoin('workingGroup', 'workingGroup.id', 'draft.groupId')
    .select([
      'draft.id',
      'draft.groupId',
      'workingGroup.name as groupName',
      'draft.title',
      'draft.kind',
      'draft.level',
      'draft.label',
      'draft.state',
      sql<number | null>`(select max(number) from draft_version where draft_id = draft.id)`.as('version'),
      'draft.createdBy',
      'draft.createdAt',
      'draft.editedAt',
      'draft.deletedAt',
    ]);
}

export function findDraftRow(db: Db | Tx, draftId: string): Promise<DraftRow | undefined> {
  return selectDrafts(db).where('draft.id', '=', draftId).executeTakeFirst();
}

/** Locks a draft, so that its changes take turns; before anything of it is read. */
export async function lockDraft(trx: Tx, draftId: string): Promise<void> {
  await trx.selectFrom('draft').select('id').where('id', '=', draftId).forNoKeyUpdate().execute();
}

/** The drafts of a group, the last edited first. */
export async function listDraftsOfGroup(db: Db, groupId: string): Promise<Draft[]> {
  const rows = await selectDrafts(db)
    .where('draft.groupId', '=', groupId)
    .where('draft.deletedAt', 'is', null)
    .orderBy('draft.editedAt', 'desc')
    .execute();
  return rows.map(toDraft);
}

/** The drafts of every group this member belongs to, the last edited first. */
export async function listDraftsOf(db: Db, memberId: string): Promise<Draft[]> {
  const rows = await selectDrafts(db)
    .innerJoin('groupMember as mine', 'mine.groupId', 'draft.groupId')
    .where('mine.memberId', '=', memberId)
    .where('draft.deletedAt', 'is', null)
    .orderBy('draft.editedAt', 'desc')
    .limit(500)
    .execute();
  return rows.map(toDraft);
}

export function toDraft(row: DraftRow): Draft {
  return {
    ...row,
    kind: row.kind as DraftKind,
    level: row.level as DraftLevel,
    label: row.label as GroupLabel,
    state: row.state as Draft['state'],
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}

/** What others see of an editor. */
export function findEditor(
  db: Db,
  memberId: string,
): Promise<{ id: string; name: string; initials: string; sector: string } | undefined> {
  return db
    .selectFrom('member')
    .select(['id', 'displayName as name', 'initials', 'sector'])
    .where('id', '=', memberId)
    .executeTakeFirst();
}
