import type { Message } from '../../shared/threads/schema.ts';
import { closeThread } from '../threads/closing-actions.ts';
import { confirmMessage } from '../threads/confirmation-actions.ts';
import { postMessage } from '../threads/message-actions.ts';
import { pinMessage } from '../threads/pinning-actions.ts';
import { markRead } from '../threads/reading-actions.ts';
import { as, fixedId, type Seeding, when } from './seeding.ts';

const council = 'Scenariusz rady pedagogicznej: symbole nienawiści na terenie szkoły';
const memes = 'Godzina wychowawcza o memach: co zostawiamy, co skracamy';
const consultation = 'Wideokonsultacja: zgłoszenie szkoły ponadpodstawowej';

/** What a thread can be beside its talk: a plan asked to be confirmed and pinned, with names and things; a talk summed up. */
export async function seedStanding(seeding: Seeding): Promise<void> {
  const [threadId, memesId, meetingId] = await Promise.all([
    findId(seeding, 'thread', council),
    findId(seeding, 'thread', memes),
    findId(seeding, 'meeting', consultation),
  ]);
  if (!threadId || !memesId || !meetingId) return;
  const plan = await seedPlan(seeding, { threadId, memesId, meetingId });
  await pinMessage(as(seeding, '03'), plan.id, true);
  for (const key of ['02', '05', '07']) await confirmMessage(as(seeding, key), plan.id, true);
  await closeThread(as(seeding, '03'), memesId, summary);
  const at = when(seeding, [2, '12:00']);
  await seeding.services.db.updateTable('thread').set({ closedAt: at }).where('id', '=', memesId).execute();
}

const summary = `**Zostają dwa ćwiczenia**, jedno na lekcję:

1. „mem bez podpisu”, 20 minut
2. „kto to zrobił i po co”, 25 minut

Reszta trafia do materiałów dla chętnych.`;

type Things = { threadId: string; memesId: string; meetingId: string };

async function seedPlan(seeding: Seeding, { threadId, memesId, meetingId }: Things): Promise<Message> {
  const five = seeding.people.get('05');
  const body = `Zbieram, co mamy na czwartek. Proszę o potwierdzenie, że **terminy pasują**.

- tabela sygnałów: @[${five?.displayName}](member:${five?.id}), do środy
- ćwiczenie w parach: bierzemy z wątku #[](thread:${memesId})
- slajd o dzielnicowym: *jeszcze bez osoby*

> Najpierw usunąć napisy, potem rozmawiać z klasami.

Omówimy to tutaj: #[](meeting:${meetingId}).`;
  const message = { clientId: fixedId('plan', council), body, asks: true };
  const { item } = await postMessage(as(seeding, '03'), threadId, message);
  const createdAt = when(seeding, [1, '16:10']);
  const { db } = seeding.services;
  await db.updateTable('message').set({ createdAt }).where('id', '=', item.id).execute();
  await db.updateTable('thread').set({ activeAt: createdAt }).where('id', '=', threadId).execute();
  await markRead(as(seeding, '03'), threadId, item.ordinal);
  return item;
}

async function findId({ services }: Seeding, table: 'thread' | 'meeting', title: string): Promise<string | undefined> {
  const row = await services.db
    .selectFrom(table)
    .select('id')
    .where('clientId', '=', fixedId(table, title))
    .executeTakeFirst();
  return row?.id;
}
