import type { Room } from '../../../shared/rooms/schema.ts';
import { makeMeeting } from './meeting-rows.ts';
import { manages, type Rows, reads, withProof } from './rules.ts';
import type { World } from './world.ts';

const ofMeeting = async (world: World) => ({ params: { meetingId: await makeMeeting(world) } });

async function ofRoom({ groupId, make }: World) {
  const room = await make<Room>('chair', `/api/groups/${groupId}/room`, {});
  return { params: { roomId: room.id } };
}

const ofPerson = async (world: World) => {
  const { params } = await ofRoom(world);
  return { params: { ...params, memberId: world.people.outsider.id } };
};

/** These tests run without LiveKit: an answer that it is unavailable comes only after the access check. */
const afterAccess = [500, 503];

export const roomRows: Rows = {
  'POST /api/groups/:groupId/room': { who: reads, ask: ({ groupId }) => ({ params: { groupId } }) },
  'POST /api/meetings/:meetingId/room': {
    who: reads,
    ask: async (world) => ({ ...(await ofMeeting(world)), body: {} }),
  },
  'GET /api/meetings/:meetingId/attendance': { who: reads, ask: ofMeeting },
  'GET /api/rooms/:roomId': { who: reads, ask: ofRoom },
  'POST /api/rooms/:roomId/token': {
    who: reads,
    ask: async (world) => ({ ...(await ofRoom(world)), body: { tab: 'tab-of-a-test' } }),
    passes: afterAccess,
  },
  'POST /api/rooms/:roomId/check': { who: reads, ask: ofRoom, passes: afterAccess },
  'PUT /api/rooms/:roomId/bans/:memberId': { who: manages, ask: ofPerson, passes: afterAccess },
  'DELETE /api/rooms/:roomId/bans/:memberId': { who: manages, ask: ofPerson, passes: afterAccess },
  'POST /api/livekit/webhook': {
    who: withProof(401),
    ask: () => ({ body: '{}', headers: { 'content-type': 'application/webhook+json' } }),
  },
};
