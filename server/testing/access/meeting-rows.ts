import { randomUUID } from 'node:crypto';
import type { Meeting } from '../../../shared/meetings/schema.ts';
import { manages, type Row, type Rows, reads, signedIn, writes } from './rules.ts';
import type { World } from './world.ts';

const original = '2026-12-01T10:00';
const range = { from: '2026-11-01T00:00:00.000Z', to: '2026-12-31T00:00:00.000Z' };

const newMeeting = (groupId: string) => ({
  clientId: randomUUID(),
  groupId,
  title: 'Spotkanie próbne',
  kind: 'working',
  start: original,
  end: '2026-12-01T11:00',
  timeZone: 'Europe/Warsaw',
  recurrence: { frequency: 'weekly', interval: 1, weekdays: ['TU'], count: 4 },
});

/** A weekly series of the group, called by its chair. */
export async function makeMeeting({ groupId, make }: World): Promise<string> {
  return (await make<Meeting>('chair', '/api/meetings', newMeeting(groupId))).id;
}

const ofMeeting = async (world: World) => ({ params: { meetingId: await makeMeeting(world) } });
const ofDate = async (world: World) => ({ params: { meetingId: await makeMeeting(world), original } });

const changing =
  (body: (world: World) => unknown): Row['ask'] =>
  async (world) => ({ ...(await ofMeeting(world)), body: body(world) });

export const meetingRows: Rows = {
  'GET /api/meetings': { who: signedIn, ask: () => ({ query: range }) },
  'GET /api/groups/:groupId/meetings': {
    who: reads,
    ask: ({ groupId }) => ({ params: { groupId }, query: range }),
  },
  'POST /api/meetings': { who: writes, ask: ({ groupId }) => ({ body: newMeeting(groupId) }) },
  'GET /api/meetings/:meetingId': { who: reads, ask: ofMeeting },
  'PATCH /api/meetings/:meetingId': { who: manages, ask: changing(() => ({ revision: 1, title: 'Inny tytuł' })) },
  'POST /api/meetings/:meetingId/cancel': { who: manages, ask: ofMeeting },
  'POST /api/meetings/:meetingId/restore': {
    who: manages,
    ask: async (world) => {
      const ask = await ofMeeting(world);
      await world.make('chair', `/api/meetings/${ask.params.meetingId}/cancel`, {});
      return ask;
    },
  },
  'PUT /api/meetings/:meetingId/answer': { who: reads, ask: changing(() => ({ answer: 'yes' })) },
  'PUT /api/meetings/:meetingId/invitations': {
    who: manages,
    ask: changing(({ people }) => ({ memberIds: [people.member.id] })),
  },
  'PUT /api/meetings/:meetingId/occurrences/:original': {
    who: manages,
    ask: async (world) => ({
      ...(await ofDate(world)),
      body: { start: '2026-12-02T10:00', end: '2026-12-02T11:00' },
    }),
  },
  'DELETE /api/meetings/:meetingId/occurrences/:original': {
    who: manages,
    ask: async (world) => {
      const ask = await ofDate(world);
      const url = `/api/meetings/${ask.params.meetingId}/occurrences/${original}`;
      await world.as('chair', { method: 'PUT', url, payload: {} });
      return ask;
    },
  },
};
