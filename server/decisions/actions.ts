import { leastSecret } from '../../shared/decisions/rule.ts';
import type { Decision, DecisionChange, NewDecision, Settings } from '../../shared/decisions/schema.ts';
import { AppError } from '../../shared/errors.ts';
import type { TlpLabel } from '../../shared/labels.ts';
import { bumpAccess } from '../accounts/access-epoch.ts';
import type { Ctx } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { accessGroup } from '../groups/access.ts';
import { linkFrom } from '../links/actions.ts';
import { spellOut } from '../markdown/spelling-actions.ts';
import { accessDecision, lockDecision, mayManageDecision } from './access.ts';
import { announce, index, tell } from './announce.ts';
import { loadDecision } from './decision-queries.ts';
import { relabel } from './label-actions.ts';
import { countPossibleVoters } from './position-queries.ts';
import {
  findDecisionIdByClient,
  findZone,
  insertDecision,
  putWording,
  replaceReaders,
  updateDecision,
} from './queries.ts';
import { takeBack } from './taking-back-actions.ts';
import { open, schedule } from './tending-actions.ts';
import { checkTimes, instantOf } from './timing.ts';
import { checkOptions, reword } from './wording-actions.ts';

export type Created<T> = { item: T; created: boolean };

/** Proposes once: the same clientId again answers with the decision that it made. Without `opens` people vote at once. */
export async function createDecision(ctx: Ctx, groupId: string, input: NewDecision): Promise<Created<Decision>> {
  const { db, actor } = ctx;
  return db.transaction().execute(async (trx) => {
    await accessGroup(trx, actor, groupId, 'write');
    const { clientId, label } = input;
    const findMade = () => findDecisionIdByClient(trx, actor.id, clientId);
    const known = await findMade();
    if (known) return { item: await repeated(ctx, trx, known, groupId), created: false };
    const settings = checkedSettings(input.settings, input.options);
    const timeZone = await findZone(trx, groupId);
    const times = timesOf(input, timeZone);
    checkTimes(times);
    const readers = label === 'TLP:RED' ? [...(input.readers ?? []), actor.id] : null;
    await checkVoters(trx, { groupId, settings, readers });
    const id = await insertDecision(trx, {
      groupId,
      authorId: actor.id,
      clientId,
      label,
      settings,
      timeZone,
      ...times,
    });
    // The same request came twice at once, and the other one has just been committed.
    if (!id) return { item: await repeated(ctx, trx, await findMade(), groupId), created: false };
    if (readers) await replaceReaders(trx, id, readers);
    const { title, options = [] } = input;
    const body = await spellOut(trx, groupId, input.body);
    await putWording(trx, {
      ...{ decisionId: id, version: 1, title: title.trim(), body, options, note: '', authorId: actor.id },
    });
    if (input.from) await linkFrom(ctx, trx, input.from, { kind: 'decision', id });
    return { item: await begin(trx, id, actor.id, times.opensAt.getTime() <= Date.now()), created: true };
  });
}

async function begin(trx: Tx, id: string, actorId: string, now: boolean): Promise<Decision> {
  const decision = now ? await open(trx, id, actorId) : await announce(trx, { id, actorId, type: 'decision.changed' });
  await index(trx, decision);
  await schedule(trx, decision);
  return decision;
}

async function repeated({ actor }: Ctx, trx: Tx, id: string | undefined, groupId: string): Promise<Decision> {
  if (!id) throw new AppError('conflict');
  const { decision } = await accessDecision(trx, actor, id, 'read');
  if (decision.groupId !== groupId) throw new AppError('conflict');
  return loadDecision(trx, id);
}

type Times = { opens?: string; closes: string };

function timesOf({ opens, closes }: Times, timeZone: string): { opensAt: Date; closesAt: Date } {
  const now = new Date();
  const asked = opens ? instantOf(opens, timeZone) : now;
  return { opensAt: asked < now ? now : asked, closesAt: instantOf(closes, timeZone) };
}

/** A secret ballot shows nothing before the close and takes no reasons; options are there exactly where one chooses. */
function checkedSettings(settings: Settings, options: readonly string[] = []): Settings {
  checkOptions(settings, options);
  return settings.secret ? { ...settings, reasons: 'off', visibility: 'after_close' } : settings;
}

type Electorate = { groupId: string; settings: Settings; readers: readonly string[] | null };

async function checkVoters(trx: Tx, { groupId, settings, readers }: Electorate): Promise<void> {
  const count = await countPossibleVoters(trx, { groupId, roles: settings.roles, readers });
  if (count < (settings.secret ? leastSecret : 1)) throw new AppError('decision_few_voters');
}

/**
 * Before the opening anything may change. Afterwards the rules are frozen: a new wording begins a new version and asks
 * everybody again (and only with it the close may move, to later), and a label may be made stricter or looser.
 */
export async function changeDecision(ctx: Ctx, id: string, input: DecisionChange): Promise<Decision> {
  const { db, actor } = ctx;
  return db.transaction().execute(async (trx) => {
    const access = await lockDecision(trx, actor, id, 'write');
    if (!mayManageDecision(access)) throw new AppError('forbidden');
    const before = await loadDecision(trx, id);
    if (input.version !== undefined && input.version !== before.version) throw new AppError('conflict');
    const asked =
      before.state === 'planned' ? await replan(ctx, trx, before, input) : await changeRunning(ctx, trx, before, input);
    const { label = before.label, readers, relaxReason: reason } = input;
    const relabels = label !== before.label || (label === 'TLP:RED' && readers !== undefined);
    const recheck = relabels ? await relabel(trx, { actor, access, before }, { label, readers, reason }) : [];
    const after = await loadDecision(trx, id);
    if (JSON.stringify(after) === JSON.stringify(before)) return after;
    await index(trx, after);
    await announce(trx, { id, actorId: actor.id, type: 'decision.changed', touched: asked });
    await schedule(trx, after);
    if (after.version > before.version)
      await tell(trx, after, { kind: 'decision_changed', to: asked, actorId: actor.id });
    // After the events: everybody locks topics before members, so that no two actions wait for each other in a ring.
    for (const memberId of recheck) await bumpAccess(trx, memberId);
    return after;
  });
}

async function replan({ actor }: Ctx, trx: Tx, before: Decision, input: DecisionChange): Promise<string[]> {
  const { id, groupId, timeZone, title, body, version, label } = before;
  const options = input.options ?? before.options.map(({ text }) => text);
  const settings = checkedSettings(input.settings ?? before.settings, options);
  const times = {
    opensAt: input.opens ? instantOf(input.opens, timeZone) : new Date(before.opensAt),
    closesAt: input.closes ? instantOf(input.closes, timeZone) : new Date(before.closesAt),
  };
  checkTimes(times);
  const named = input.readers ?? before.readers?.map((reader) => reader.id) ?? [];
  const readers = (input.label ?? label) === 'TLP:RED' ? [...named, before.author.id, actor.id] : null;
  await checkVoters(trx, { groupId, settings, readers });
  await updateDecision(trx, id, { label, settings, ...times });
  const spelled = await spellOut(trx, groupId, input.body ?? body);
  const wording = { title: (input.title ?? title).trim(), body: spelled, options };
  await putWording(trx, { ...wording, decisionId: id, version, note: '', authorId: actor.id });
  return [];
}

/** Who may read a RED decision is who was asked: after the opening its circle stays. */
const isRed = (label: TlpLabel | undefined): boolean => label === 'TLP:RED';

/** Who is asked again. */
async function changeRunning({ actor }: Ctx, trx: Tx, before: Decision, input: DecisionChange): Promise<string[]> {
  const relabels = input.label !== undefined && input.label !== before.label;
  if (input.settings || input.opens || input.readers) throw new AppError('decision_frozen');
  if (relabels && (isRed(input.label) || isRed(before.label))) throw new AppError('decision_frozen');
  const rewords = input.title !== undefined || input.body !== undefined || input.options !== undefined;
  if (!rewords && input.closes) throw new AppError('decision_frozen');
  return rewords ? reword(trx, actor.id, before, input) : [];
}

/** Takes a decision back before its close, with a reason that everybody sees. It gets no number. */
export async function withdrawDecision({ db, actor }: Ctx, id: string, reason: string): Promise<Decision> {
  return db.transaction().execute(async (trx) => {
    const access = await lockDecision(trx, actor, id, 'write');
    if (!mayManageDecision(access)) throw new AppError('forbidden');
    const { state, closesAt } = access.decision;
    if (state === 'withdrawn') return loadDecision(trx, id);
    if (state === 'closed' || closesAt.getTime() <= Date.now()) throw new AppError('decision_not_open');
    return takeBack(trx, id, { reason: reason.trim(), actorId: actor.id });
  });
}
