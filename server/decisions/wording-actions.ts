import { standsOf } from '../../shared/decisions/rule.ts';
import type { Decision, DecisionChange, Settings } from '../../shared/decisions/schema.ts';
import { AppError } from '../../shared/errors.ts';
import type { Tx } from '../db/client.ts';
import { spellOut } from '../markdown/spelling-actions.ts';
import { forgetVotes, listMissing } from './position-queries.ts';
import { putWording, updateDecision } from './queries.ts';
import { instantOf } from './timing.ts';

/** A new wording of an open decision: nobody has voted on it yet. The close may move to later. Returns who is asked again. */
export async function reword(trx: Tx, actorId: string, before: Decision, input: DecisionChange): Promise<string[]> {
  const { id, groupId, settings, label, state } = before;
  if (state !== 'open' || Date.parse(before.closesAt) <= Date.now()) throw new AppError('decision_not_open');
  const wording = {
    title: (input.title ?? before.title).trim(),
    body: await spellOut(trx, groupId, input.body ?? before.body),
    options: input.options ?? before.options.map(({ text }) => text),
  };
  checkOptions(settings, wording.options);
  if (isSame(before, wording)) return [];
  const closesAt = laterClose(before, input.closes);
  await updateDecision(trx, id, { label, settings, opensAt: new Date(before.opensAt), closesAt });
  const note = (input.note ?? '').trim();
  await putWording(trx, { ...wording, decisionId: id, version: before.version + 1, note, authorId: actorId });
  await forgetVotes(trx, id);
  return listMissing(trx, id);
}

/** Options are there exactly where one chooses among them, two or more, and as many as one may choose. */
export function checkOptions({ method, maxChoices }: Settings, options: readonly string[]): void {
  const chooses = standsOf(method).length === 0;
  if (chooses ? options.length < 2 : options.length > 0) throw new AppError('decision_options');
  if (maxChoices > Math.max(1, options.length)) throw new AppError('decision_options');
}

function isSame({ title, body, options }: Decision, next: { title: string; body: string; options: string[] }): boolean {
  return (
    title === next.title && body === next.body && options.map(({ text }) => text).join('\n') === next.options.join('\n')
  );
}

function laterClose({ closesAt, timeZone }: Decision, closes: string | undefined): Date {
  const before = new Date(closesAt);
  if (!closes) return before;
  const asked = instantOf(closes, timeZone);
  if (asked < before) throw new AppError('decision_frozen');
  if (asked.getTime() > Date.now() + 366 * 86_400_000) throw new AppError('decision_times');
  return asked;
}
