import { randomUUID } from 'node:crypto';
import { hashToken, makeToken } from '../../http/tokens.ts';
import { administers, anybody, manages, type Rows, reads, signedIn } from './rules.ts';
import type { World } from './world.ts';

const ofGroup = ({ groupId }: World) => ({ params: { groupId } });

/** Somebody new in the group, to be changed or removed. */
async function newcomer({ hub, groupId }: World): Promise<string> {
  const { id } = await hub.makeMember();
  await hub.db.insertInto('groupMember').values({ groupId, memberId: id, role: 'member' }).execute();
  return id;
}

/** An open invitation to the world's group, or to the hub alone. */
async function invitation({ hub, people, ...world }: World, groupId: string | null = world.groupId) {
  const token = makeToken();
  const row = await hub.db
    .insertInto('invitation')
    .values({
      email: `${randomUUID()}@example.org`,
      groupId,
      role: 'member',
      invitedBy: people.chair.id,
      tokenHash: hashToken(token),
      expiresAt: new Date(Date.now() + 60_000),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id: row.id, token };
}

export const groupRows: Rows = {
  'GET /api/groups': { who: signedIn },
  'POST /api/groups': {
    who: administers,
    ask: () => ({ body: { clientId: randomUUID(), name: 'Nowa grupa', mandate: 'Mandat' } }),
  },
  'GET /api/groups/:groupId': { who: reads, ask: ofGroup },
  'PATCH /api/groups/:groupId': {
    who: manages,
    ask: (world) => ({ ...ofGroup(world), body: { mandate: 'Nowy mandat' } }),
  },
  'GET /api/groups/:groupId/members': { who: reads, ask: ofGroup },
  'POST /api/groups/:groupId/members': {
    who: manages,
    ask: async (world) => ({
      ...ofGroup(world),
      body: { memberId: (await world.hub.makeMember()).id, role: 'member' },
    }),
  },
  'PATCH /api/groups/:groupId/members/:memberId': {
    who: manages,
    ask: async (world) => ({
      params: { groupId: world.groupId, memberId: await newcomer(world) },
      body: { role: 'rapporteur' },
    }),
  },
  'DELETE /api/groups/:groupId/members/:memberId': {
    who: manages,
    ask: async (world) => ({ params: { groupId: world.groupId, memberId: await newcomer(world) } }),
  },
  'GET /api/groups/:groupId/invitations': { who: manages, ask: ofGroup },
  'DELETE /api/groups/:groupId/invitations/:id': {
    who: manages,
    ask: async (world) => ({ params: { groupId: world.groupId, id: (await invitation(world)).id } }),
  },
  'GET /api/invitations': { who: administers, ask: () => ({}) },
  'DELETE /api/invitations/:id': {
    who: administers,
    ask: async (world) => ({ params: { id: (await invitation(world, null)).id } }),
  },
  'POST /api/invitations': {
    who: manages,
    ask: ({ groupId }) => ({
      body: { clientId: randomUUID(), email: `${randomUUID()}@example.org`, groupId, role: 'member' },
    }),
  },
  'POST /api/invitations/preview': {
    who: anybody,
    ask: async (world) => ({ body: { token: (await invitation(world)).token } }),
  },
  'POST /api/invitations/accept': {
    who: anybody,
    ask: async (world) => ({
      body: { token: (await invitation(world)).token, displayName: 'Nowa osoba', sector: 'health' },
    }),
  },
};
