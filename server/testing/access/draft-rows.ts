import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { draftSchemaVersion, encodeClientMessage } from '../../../shared/drafts/sync.ts';
import { type Row, type Rows, reads, signedIn, writes } from './rules.ts';
import type { World } from './world.ts';

const newDraft = () => ({
  clientId: randomUUID(),
  title: 'Dokument próbny',
  kind: 'recommendation',
  level: 'local',
  label: 'TLP:GREEN',
});

/** A draft of the group, begun by the member. */
export async function makeDraft({ groupId, make }: World): Promise<string> {
  return (await make<{ id: string }>('member', `/api/groups/${groupId}/drafts`, newDraft())).id;
}

const ofDraft = async (world: World) => ({ params: { draftId: await makeDraft(world) } });
const changing =
  (body: () => unknown): Row['ask'] =>
  async (world) => ({ ...(await ofDraft(world)), body: body() });

/** The first frame of an editor that has nothing yet. */
export function helloFrame(): Uint8Array {
  const stateVector = Y.encodeStateVector(new Y.Doc());
  return encodeClientMessage({ kind: 'sync', schemaVersion: draftSchemaVersion, clientId: 1, stateVector });
}

export const draftRows: Rows = {
  'GET /api/drafts': { who: signedIn },
  'GET /api/groups/:groupId/drafts': { who: reads, ask: ({ groupId }) => ({ params: { groupId } }) },
  'POST /api/groups/:groupId/drafts': {
    who: writes,
    ask: ({ groupId }) => ({ params: { groupId }, body: newDraft() }),
  },
  'GET /api/drafts/:draftId': { who: reads, ask: ofDraft },
  'PATCH /api/drafts/:draftId': { who: writes, ask: changing(() => ({ title: 'Inny tytuł' })) },
  'DELETE /api/drafts/:draftId': { who: writes, ask: ofDraft },
  'POST /api/drafts/:draftId/restore': {
    who: { ...writes, observer: 404 },
    ask: async (world) => {
      const ask = await ofDraft(world);
      await world.as('member', { method: 'DELETE', url: `/api/drafts/${ask.params.draftId}` });
      return ask;
    },
  },
  'GET /api/drafts/:draftId/versions': { who: reads, ask: ofDraft },
  'POST /api/drafts/:draftId/versions': {
    who: writes,
    ask: changing(() => ({ clientId: randomUUID(), note: 'Przed rundą uwag' })),
  },
  'GET /api/drafts/:draftId/sync': { who: reads, ask: ofDraft, socket: helloFrame },
};
