import type { Attachment } from '../../shared/attachments/schema.ts';
import { AppError } from '../../shared/errors.ts';
import type { Tx } from '../db/client.ts';
import { type Claim, claimFiles } from './claim-queries.ts';

/** Makes uploads the files of a new message, all of them or, with `attachment_gone`, none. */
export async function claimAttachments(trx: Tx, claim: Claim): Promise<Attachment[]> {
  if (claim.ids.length === 0) return [];
  const files = await claimFiles(trx, claim);
  if (files.length < claim.ids.length) throw new AppError('attachment_gone');
  return files;
}
