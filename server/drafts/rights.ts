import { AppError } from '../../shared/errors.ts';
import type { Ctx } from '../context.ts';
import { accessDraft, mayInDraft } from './access.ts';

/**
 * What a connected person may do with a draft, asked once and again after every change of their rights: `isFresh` compares,
 * without the database, the epoch of their access with the one it was asked in.
 */
export function createRights({ db, actor, services: { access } }: Ctx, draftId: string) {
  let askedIn = -1;
  let canWrite = false;
  let asking: Promise<void> | undefined;

  async function ask(): Promise<void> {
    const epoch = access.epoch(actor.id);
    if (!(await access.isValid(actor))) throw new AppError('sign_in_required');
    canWrite = mayInDraft(await accessDraft(db, actor, draftId, 'read'), 'write') && actor.scope === 'write';
    askedIn = epoch;
  }

  return {
    isFresh: () => askedIn === access.epoch(actor.id),
    canWrite: () => canWrite,
    /** Asks again. Throws `sign_in_required` or `not_found` when the person may not even read. */
    async renew(): Promise<void> {
      while (askedIn !== access.epoch(actor.id)) {
        asking ??= ask().finally(() => (asking = undefined));
        await asking;
      }
    },
  };
}

export type Rights = ReturnType<typeof createRights>;
