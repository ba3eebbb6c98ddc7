import type { DraftVersion, NewDraftVersion } from '../../shared/drafts/schema.ts';
import { AppError } from '../../shared/errors.ts';
import type { Ctx } from '../context.ts';
import { appendEvent } from '../realtime/log.ts';
import { accessDraft } from './access.ts';
import { hashContent, toContent } from './content.ts';
import { refreshDraft } from './finding-actions.ts';
import { lockDraft } from './queries.ts';
import { load } from './replica.ts';
import { readState } from './update-queries.ts';
import { findVersion } from './version-queries.ts';

/**
 * Pins the text as it is now: an immutable row with the seq of its last edit, its content and the hash of that. Edits made
 * later belong to the next version. Pinning the same text again, or a retried request, gives the version that is there.
 */
export async function pinVersion({ db, actor }: Ctx, draftId: string, input: NewDraftVersion): Promise<DraftVersion> {
  return db.transaction().execute(async (trx) => {
    await lockDraft(trx, draftId);
    const { draft } = await accessDraft(trx, actor, draftId, 'write');
    const state = await readState(trx, draftId);
    if (!state) throw new AppError('not_found');
    const by = { draftId, seq: state.seq, createdBy: actor.id, clientId: input.clientId };
    const known = await findVersion(trx, by);
    if (known) return known;
    const doc = load(state.updates);
    const content = toContent(doc);
    doc.destroy();
    const { schemaVersion } = state;
    const row = {
      ...by,
      schemaVersion,
      note: input.note,
      contentHash: hashContent(content),
      content: JSON.stringify(content),
    };
    await trx
      .insertInto('draftVersion')
      .columns(['draftId', 'seq', 'createdBy', 'clientId', 'schemaVersion', 'note', 'contentHash', 'content', 'number'])
      .values((eb) => ({ ...row, number: eb.lit((draft.version ?? 0) + 1) }))
      .execute();
    await refreshDraft(trx, draftId);
    const version = await findVersion(trx, by);
    if (!version) throw new AppError('not_found');
    await appendEvent(trx, `group:${draft.groupId}`, { type: 'draft.version_pinned', payload: version }, actor.id);
    return version;
  });
}
