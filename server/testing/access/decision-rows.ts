import { randomUUID } from 'node:crypto';
import { decisionCalls, inDays, makeReceipt, plainSettings, stand } from '../decisions.ts';
import { manages, type Row, type Rows, reads, signedIn, writes } from './rules.ts';
import type { World } from './world.ts';

const newDecision = () => ({
  clientId: randomUUID(),
  title: 'Wniosek próbny',
  body: 'Treść.',
  label: 'TLP:GREEN',
  closes: inDays(28, '18:00'),
  settings: plainSettings,
});
const newTemplate = () => ({
  ...{ clientId: randomUUID(), name: 'Szablon', body: '', options: [], hours: 48 },
  settings: plainSettings,
});

/** An open vote, proposed by the member. */
export async function makeDecision({ groupId, make }: World): Promise<string> {
  return (await make<{ id: string }>('member', `/api/groups/${groupId}/decisions`, newDecision())).id;
}

/** One that silence has adopted: nobody voted for it, and everybody asked may dissent. */
async function makeClosed({ groupId, hub, make }: World): Promise<string> {
  const decision = { ...newDecision(), settings: { ...plainSettings, method: 'written' } };
  const { id } = await make<{ id: string }>('member', `/api/groups/${groupId}/decisions`, decision);
  await decisionCalls(hub, groupId).close(id);
  return id;
}

const of =
  (make: (world: World) => Promise<string>, body?: () => unknown): Row['ask'] =>
  async (world) => ({ params: { decisionId: await make(world) }, ...(body ? { body: body() } : {}) });
const ofGroup: Row['ask'] = ({ groupId }) => ({ params: { groupId } });

/** Whoever was asked: everybody of the group but observers. */
const asked = writes;
/** The author, who is the member, and those who lead. */
const authorOrLead = { ...manages, member: 'ok' } as const;

export const decisionRows: Rows = {
  'GET /api/groups/:groupId/decisions': { who: reads, ask: ofGroup },
  'POST /api/groups/:groupId/decisions': {
    who: writes,
    ask: ({ groupId }) => ({ params: { groupId }, body: newDecision() }),
  },
  'GET /api/decisions': { who: signedIn, ask: () => ({ query: { query: 'gmina' } }) },
  'GET /api/decisions/register.csv': { who: signedIn, ask: () => ({ query: { query: 'gmina' } }) },
  'GET /api/decisions/:decisionId': { who: reads, ask: of(makeDecision) },
  'PATCH /api/decisions/:decisionId': { who: authorOrLead, ask: of(makeDecision, () => ({ body: 'Inna treść.' })) },
  'POST /api/decisions/:decisionId/withdraw': {
    who: authorOrLead,
    ask: of(makeDecision, () => ({ reason: 'Pomyłka.' })),
  },
  'PUT /api/decisions/:decisionId/position': {
    who: asked,
    ask: of(makeDecision, () => ({
      ...{ clientId: randomUUID(), version: 1, choice: stand('for'), reason: 'Tak.' },
      receipt: makeReceipt(),
    })),
  },
  'PUT /api/decisions/:decisionId/recusal': { who: asked, ask: of(makeDecision, () => ({ reason: 'Umowa.' })) },
  'DELETE /api/decisions/:decisionId/recusal': { who: asked, ask: of(makeDecision) },
  'PUT /api/decisions/:decisionId/dissent': { who: asked, ask: of(makeClosed, () => ({ text: 'Nie.' })) },
  'DELETE /api/decisions/:decisionId/dissent': { who: asked, ask: of(makeClosed) },
  'POST /api/decisions/:decisionId/statements': {
    who: authorOrLead,
    ask: of(makeClosed, () => ({ text: 'Tak.', reviewOn: '2027-01-15', version: 1 })),
  },
  'GET /api/groups/:groupId/decision-templates': { who: reads, ask: ofGroup },
  'POST /api/groups/:groupId/decision-templates': {
    who: writes,
    ask: ({ groupId }) => ({ params: { groupId }, body: newTemplate() }),
  },
  'DELETE /api/decision-templates/:templateId': {
    who: writes,
    ask: async ({ groupId, make }) => {
      const url = `/api/groups/${groupId}/decision-templates`;
      const { items } = await make<{ items: { id: string }[] }>('member', url, newTemplate());
      return { params: { templateId: items.at(-1)?.id ?? '' } };
    },
  },
};
