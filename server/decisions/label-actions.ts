import type { Decision } from '../../shared/decisions/schema.ts';
import { AppError } from '../../shared/errors.ts';
import type { TlpLabel } from '../../shared/labels.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Actor } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { type DecisionAccess, isRelaxed, mayRelax } from './access.ts';
import { withdrawFromGroup } from './announce.ts';
import { loadDecision } from './decision-queries.ts';
import { listGroupMemberIds, replaceReaders, updateDecision } from './queries.ts';

type Standing = { actor: Actor; access: DecisionAccess; before: Decision };
type Wanted = { label: TlpLabel; readers: string[] | undefined; reason: string | undefined };

/** Changes label and readers. Letting more people in is the author's or the chair's, with a reason, and is written down. Returns whose rights changed. */
export async function relabel(trx: Tx, { actor, access, before }: Standing, wanted: Wanted): Promise<string[]> {
  const { id, groupId } = before;
  const [from, to] = [before.label, wanted.label];
  const named = new Set((before.readers ?? []).map((reader) => reader.id));
  const readers = [...new Set([...(wanted.readers ?? named), before.author.id, actor.id])];
  const relaxed = isRelaxed({ from, to, widened: from === 'TLP:RED' && readers.some((each) => !named.has(each)) });
  if (relaxed && !mayRelax(access)) throw new AppError('forbidden');
  if (relaxed && !wanted.reason) throw new AppError('invalid_input', { detail: 'relaxReason' });
  const now = await loadDecision(trx, id);
  const times = { opensAt: new Date(now.opensAt), closesAt: new Date(now.closesAt) };
  await updateDecision(trx, id, { label: to, settings: now.settings, ...times });
  if (to === 'TLP:RED') await replaceReaders(trx, id, readers);
  await recordAudit(trx, {
    ...{ actorId: actor.id, action: 'decision.relabelled', thingKind: 'decision', thingId: id, groupId },
    detail: { from, to, readers: to === 'TLP:RED' ? readers.length : null, reason: wanted.reason ?? null },
  });
  if (from !== 'TLP:RED' && to === 'TLP:RED') await withdrawFromGroup(trx, before, actor.id);
  return from === 'TLP:RED' || to === 'TLP:RED' ? listGroupMemberIds(trx, groupId) : [];
}
