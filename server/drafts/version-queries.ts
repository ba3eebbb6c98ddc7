import type { DraftVersion } from '../../shared/drafts/schema.ts';
import { memberColumns, toMember } from '../accounts/queries.ts';
import type { Db, Tx } from '../db/client.ts';

function selectVersions(db: Db | Tx) {
  return db
    .selectFrom('draftVersion')
    .innerJoin('member', 'member.id', 'draftVersion.createdBy')
    .select([
      'draftVersion.id as versionId',
      'draftVersion.draftId',
      'draftVersion.number',
      'draftVersion.seq',
      'draftVersion.contentHash',
      'draftVersion.note',
      'draftVersion.createdAt',
      ...memberColumns,
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectVersions>['executeTakeFirstOrThrow']>>;

export function toDraftVersion(row: Row): DraftVersion {
  const { versionId, draftId, number, seq, contentHash, note, createdAt, ...member } = row;
  return {
    id: versionId,
    draftId,
    number,
    seq,
    contentHash,
    note,
    createdBy: toMember(member),
    createdAt: createdAt.toISOString(),
  };
}

/** The versions of a draft, the newest first. */
export async function listVersions(db: Db, draftId: string): Promise<DraftVersion[]> {
  const rows = await selectVersions(db)
    .where('draftVersion.draftId', '=', draftId)
    .orderBy('draftVersion.number', 'desc')
    .execute();
  return rows.map(toDraftVersion);
}

/** The version a retried request made, or the one that is pinned at this very seq. */
export async function findVersion(
  trx: Tx,
  by: { draftId: string; seq: number; createdBy: string; clientId: string },
): Promise<DraftVersion | undefined> {
  const row = await selectVersions(trx)
    .where('draftVersion.draftId', '=', by.draftId)
    .where((eb) =>
      eb.or([
        eb('draftVersion.seq', '=', by.seq),
        eb.and([eb('draftVersion.createdBy', '=', by.createdBy), eb('draftVersion.clientId', '=', by.clientId)]),
      ]),
    )
    .orderBy('draftVersion.number', 'desc')
    .executeTakeFirst();
  return row && toDraftVersion(row);
}
