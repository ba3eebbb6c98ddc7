import { countBallots } from '../../shared/decisions/count.ts';
import { type Choice, leastSecret, type Rule } from '../../shared/decisions/rule.ts';
import type { Decision } from '../../shared/decisions/schema.ts';
import type { Tally } from '../../shared/decisions/tally.ts';
import { AppError } from '../../shared/errors.ts';
import type { Services } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { addJob } from '../jobs/jobs.ts';
import { announce, index, tell } from './announce.ts';
import { loadDecision } from './decision-queries.ts';
import { insertStatement, listAsked, lockRow, nextNumber, setClosed, setOpen } from './outcome-queries.ts';
import { insertElectorate, listChoices, listMissing } from './position-queries.ts';
import { takeBack } from './taking-back-actions.ts';
import { yearIn } from './timing.ts';
import { emptyUrn } from './urn.ts';

export const tendJobName = 'tend_decision';
const hourMs = 3_600_000;
/** Hours before the close at which those who have not voted are reminded. */
const reminders = [2, 24] as const;

/** Puts a job at each moment at which something becomes due; a change of the times moves them. */
export async function schedule(trx: Tx, { id, opensAt, closesAt }: Pick<Decision, 'id' | 'opensAt' | 'closesAt'>) {
  const closes = Date.parse(closesAt);
  const moments = [
    ['open', Date.parse(opensAt)],
    ['close', closes],
    ...reminders.map((hours) => [`${hours}h`, closes - hours * hourMs] as const),
  ] as const;
  for (const [name, at] of moments)
    await addJob(trx, tendJobName, { decisionId: id }, { key: `decision:${id}:${name}`, runAt: new Date(at) });
}

/** Does what the clock asks of a decision, however late: opens, reminds, closes. Doing it twice does it once. */
export async function tend({ db, config }: Services, id: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockRow(trx, id);
    const now = Date.now();
    let decision = await loadDecision(trx, id);
    if (decision.state === 'planned' && Date.parse(decision.opensAt) <= now) decision = await open(trx, id);
    if (decision.state !== 'open') return;
    if (Date.parse(decision.closesAt) <= now) await close(trx, decision, config.secret);
    else await remind(trx, decision, now);
  });
}

/**
 * Opens it: who is asked is fixed from now on. Where too few are there for a secret ballot, a person who opens is refused, and
 * the clock (no `actorId`) takes the decision back.
 */
export async function open(trx: Tx, id: string, actorId: string | null = null): Promise<Decision> {
  const eligible = await insertElectorate(trx, id);
  if (eligible < leastSecret && (await loadDecision(trx, id)).settings.secret) {
    if (actorId) throw new AppError('decision_few_voters');
    return takeBack(trx, id, { reason: null, actorId });
  }
  await setOpen(trx, id);
  const decision = await announce(trx, { id, actorId, type: 'decision.opened' });
  await tell(trx, decision, { kind: 'decision_opened', to: await listMissing(trx, id), actorId });
  return decision;
}

/** Reminds those who have not voted, at the last of the moments that has come and that lay after the opening. */
async function remind(trx: Tx, decision: Decision, now: number): Promise<void> {
  const closes = Date.parse(decision.closesAt);
  const hours = reminders.find((each) => now >= closes - each * hourMs);
  if (!hours || closes - hours * hourMs < Date.parse(decision.opensAt)) return;
  await tell(trx, decision, {
    kind: 'decision_closing',
    part: `${hours}h`,
    to: await listMissing(trx, decision.id),
    actorId: null,
  });
}

/** Counts, numbers and closes. Whoever was asked or reads a RED one is told; the rest sees it in the register. */
async function close(trx: Tx, decision: Decision, secret: string): Promise<void> {
  const { id, groupId, label, settings, title, body, version } = decision;
  const ballots = settings.secret
    ? await emptyUrn(trx, { secret, decisionId: id })
    : await listChoices(trx, id, version);
  const tally = publishable(decision, ballots);
  // The hub may have been down at that time: the decision is of the moment it was to close at.
  const year = yearIn(new Date(decision.closesAt), decision.timeZone);
  const dissentUntil = new Date(Math.max(Date.now(), Date.parse(decision.closesAt)) + settings.dissentHours * hourMs);
  const number = await nextNumber(trx, { groupId, year, red: label === 'TLP:RED' });
  await setClosed(trx, { id, year, number, tally, dissentUntil });
  await insertStatement(trx, {
    ...{ decisionId: id, version: 1, text: firstStatement(decision, tally), reviewOn: null, authorId: null },
  });
  const closed = await announce(trx, { id, actorId: null, type: 'decision.closed' });
  await index(trx, { ...closed, title, body });
  await tell(trx, closed, { kind: 'decision_closed', to: await listAsked(trx, id), actorId: null });
}

/** What was decided, in the words that were voted on; of options the one that won. */
function firstStatement({ title, options }: Decision, { winners }: Tally): string {
  const won = winners.length === 1 ? options.find(({ key }) => key === winners[0]) : undefined;
  return won ? `${title}: ${won.text}` : title;
}

/** The count. In a secret ballot without a quorum the few who voted are not laid open. */
function publishable(decision: Decision, ballots: readonly Choice[]): Tally {
  const { settings, eligible, recusals } = decision;
  const tally = countBallots(toRule(decision), ballots, { eligible, recused: recusals.length });
  if (!settings.secret || tally.quorumMet) return tally;
  return { ...tally, stands: [], options: [], rounds: [], winners: [] };
}

export function toRule({ settings, options }: Pick<Decision, 'settings' | 'options'>): Rule {
  const { method, majority, silence, quorum, secret, maxChoices } = settings;
  return { method, majority, silence, quorum, secret, maxChoices, options: options.map(({ key }) => key) };
}
