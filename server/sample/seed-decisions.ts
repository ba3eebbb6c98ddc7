import type { Choice } from '../../shared/decisions/rule.ts';
import type { Settings } from '../../shared/decisions/schema.ts';
import { createDecision } from '../decisions/actions.ts';
import { dissent, state } from '../decisions/outcome-actions.ts';
import { keepTemplate } from '../decisions/template-actions.ts';
import { tend } from '../decisions/tending-actions.ts';
import { holdPosition, recuse } from '../decisions/voting-actions.ts';
import type { SampleDecision, SampleVote } from './decision.ts';
import { otherDecisions } from './decisions/others.ts';
import { townDecisions } from './decisions/towns.ts';
import { as, fixedId, type Seeding, when } from './seeding.ts';
import { dayAt, toLocal } from './times.ts';

const usual: Omit<Settings, 'method'> = {
  ...{ majority: 'simple', silence: 'for', maxChoices: 1, roles: ['chair', 'coordinator', 'rapporteur', 'member'] },
  quorum: { kind: 'none' },
  ...{ reasons: 'optional', visibility: 'always', secret: false, joiners: false, dissentHours: 48 },
};

/** The decisions of all groups; of one group in their order, for they are numbered as they close. */
export async function seedDecisions(seeding: Seeding): Promise<void> {
  const byGroup = Map.groupBy([...townDecisions, ...otherDecisions], ({ group }) => group);
  await Promise.all([...byGroup.values()].map((decisions) => seedInOrder(seeding, decisions)));
  await seedTemplate(seeding);
}

async function seedInOrder(seeding: Seeding, decisions: readonly SampleDecision[]): Promise<void> {
  for (const decision of decisions) await seedDecision(seeding, decision);
}

/** A decision with its votes; when its close is past, with its outcome, as if it had been decided on those days. */
async function seedDecision(seeding: Seeding, sample: SampleDecision): Promise<void> {
  const { group, by, days, title, body, label } = sample;
  const groupId = seeding.groups.get(group);
  if (!groupId) return;
  const [opens, closes, time] = days;
  const closesAt = dayAt(Math.max(closes, 1), time, seeding.now);
  const { item } = await createDecision(as(seeding, by), groupId, {
    ...{ clientId: fixedId('decision', title), title, body, label },
    ...(sample.options ? { options: sample.options } : {}),
    settings: { ...usual, ...sample.settings },
    closes: toLocal(closesAt),
    ...(await sourceOf(seeding, sample.thread)),
  });
  if (item.state !== 'open') return;
  for (const { by: who, reason } of sample.recused ?? []) await recuse(as(seeding, who), item.id, { reason });
  for (const vote of sample.votes) await seedVote(seeding, item.id, vote);
  await backdate(seeding, item.id, sample);
  if (closes < 0) await seedOutcome(seeding, item.id, sample);
  else await backdateOpening(seeding, item.id, when(seeding, [-opens, '09:00']));
}

async function sourceOf({ services }: Seeding, title: string | undefined) {
  if (!title) return {};
  const clientId = fixedId('thread', title);
  const row = await services.db.selectFrom('thread').select('id').where('clientId', '=', clientId).executeTakeFirst();
  return row ? { from: { kind: 'thread' as const, id: row.id } } : {};
}

async function seedVote(seeding: Seeding, id: string, { by, choice, before, reason }: SampleVote): Promise<void> {
  const hold = (what: Choice, part: string, words?: string) =>
    holdPosition(as(seeding, by), id, {
      ...{ clientId: fixedId('vote', id, by, part), version: 1, choice: what },
      ...(words ? { reason: words } : {}),
      receipt: fixedId('receipt', id, by).padEnd(43, '0'),
    });
  if (before) await hold(before, 'before');
  await hold(choice, 'now', reason);
}

/** Spreads what was said over the days it was open. */
async function backdate(seeding: Seeding, id: string, { days: [opens, closes] }: SampleDecision): Promise<void> {
  const { db } = seeding.services;
  const rows = await db
    .selectFrom('decisionPosition')
    .select(['memberId', 'ordinal'])
    .where('decisionId', '=', id)
    .orderBy('heldAt')
    .execute();
  const last = Math.min(closes, 0) - 1;
  for (const [index, { memberId, ordinal }] of rows.entries()) {
    const day = Math.min(last, opens + Math.floor(((last - opens) * index) / Math.max(1, rows.length - 1)));
    const heldAt = when(seeding, [-day, `${String(9 + (index % 8)).padStart(2, '0')}:${10 + index * 3}`]);
    await db
      .updateTable('decisionPosition')
      .set({ heldAt })
      .where('decisionId', '=', id)
      .where('memberId', '=', memberId)
      .where('ordinal', '=', ordinal)
      .execute();
  }
}

async function backdateOpening({ services: { db } }: Seeding, id: string, opensAt: Date): Promise<void> {
  await db.updateTable('decision').set({ opensAt, createdAt: opensAt }).where('id', '=', id).execute();
  await db.updateTable('decisionWording').set({ writtenAt: opensAt }).where('decisionId', '=', id).execute();
}

/** Closes it, and lets people say what they said afterwards. Nobody is told of what is long past. */
async function seedOutcome(seeding: Seeding, id: string, sample: SampleDecision): Promise<void> {
  const { db } = seeding.services;
  const [opens, closes, time] = sample.days;
  const closesAt = when(seeding, [-closes, time]);
  await backdateOpening(seeding, id, when(seeding, [-opens, '09:00']));
  await db.updateTable('decision').set({ closesAt }).where('id', '=', id).execute();
  await tend(seeding.services, id);
  for (const { by, text } of sample.dissents ?? []) await dissent(as(seeding, by), id, text);
  if (sample.statement) {
    const { by, text, reviewIn } = sample.statement;
    const reviewOn = seeding.now.toPlainDate().add({ days: reviewIn }).toString();
    await state(as(seeding, by), id, { text, reviewOn, version: 1 });
  }
  const later = new Date(closesAt.getTime() + 3 * 3_600_000);
  await db.updateTable('decisionStatement').set({ writtenAt: later }).where('decisionId', '=', id).execute();
  await db.updateTable('decisionDissent').set({ writtenAt: later }).where('decisionId', '=', id).execute();
  const dissentUntil = new Date(closesAt.getTime() + 48 * 3_600_000);
  await db.updateTable('decision').set({ closedAt: closesAt, dissentUntil }).where('id', '=', id).execute();
  await db.deleteFrom('notification').where('thingId', '=', id).execute();
}

/** How one of the groups usually decides between its meetings. */
async function seedTemplate(seeding: Seeding): Promise<void> {
  const groupId = seeding.groups.get('edu');
  if (!groupId) return;
  await keepTemplate(as(seeding, '03'), groupId, {
    ...{ clientId: fixedId('template', 'edu'), name: 'Tryb obiegowy, pięć dni', body: '', options: [], hours: 120 },
    settings: { ...usual, method: 'written' },
  });
}
