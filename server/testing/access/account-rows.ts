import { randomUUID } from 'node:crypto';
import { hashToken, makeToken } from '../../http/tokens.ts';
import { administers, anybody, membersOwn, type Rows, signedIn } from './rules.ts';
import type { Persona, World } from './world.ts';

async function signInToken({ hub, people }: World): Promise<string> {
  const token = makeToken();
  const expiresAt = new Date(Date.now() + 60_000);
  const values = { memberId: people.outsider.id, tokenHash: hashToken(token), expiresAt };
  await hub.db.insertInto('signInLink').values(values).execute();
  return token;
}

async function sessionOf({ hub, people }: World): Promise<string> {
  const row = await hub.db
    .insertInto('session')
    .values({
      memberId: people.member.id,
      tokenHash: hashToken(makeToken()),
      expiresAt: new Date(Date.now() + 60_000),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

async function accessTokenOf({ hub, people }: World): Promise<string> {
  const row = await hub.db
    .insertInto('accessToken')
    .values({ memberId: people.member.id, tokenHash: hashToken(makeToken()), name: 'test', scope: 'read' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** `DELETE /api/auth/session` ends the session it is asked with: each persona gets one to lose. */
async function spareSession({ hub, people }: World, persona: Persona): Promise<Record<string, string>> {
  if (persona === 'nobody' || persona === 'disabled') return {};
  return { cookie: (await hub.signIn(people[persona])).headers.cookie };
}

export const accountRows: Rows = {
  'POST /api/auth/link': { who: anybody, ask: () => ({ body: { email: 'nikt@example.org' } }) },
  'POST /api/auth/session': { who: anybody, ask: async (world) => ({ body: { token: await signInToken(world) } }) },
  'DELETE /api/auth/session': {
    who: signedIn,
    ask: async (world, persona) => ({ headers: await spareSession(world, persona) }),
  },
  'GET /api/me': { who: signedIn },
  'PATCH /api/me': { who: signedIn, ask: () => ({ body: { region: 'Opole' } }) },
  'GET /api/me/sessions': { who: signedIn },
  'DELETE /api/me/sessions/:id': {
    who: membersOwn,
    ask: async (world) => ({ params: { id: await sessionOf(world) } }),
  },
  'GET /api/me/tokens': { who: signedIn },
  'POST /api/me/tokens': {
    who: signedIn,
    ask: () => ({ body: { clientId: randomUUID(), name: 'arkusz', scope: 'read' } }),
  },
  'DELETE /api/me/tokens/:id': {
    who: membersOwn,
    ask: async (world) => ({ params: { id: await accessTokenOf(world) } }),
  },
  'GET /api/members': { who: signedIn },
  'POST /api/members/:id/disable': {
    who: administers,
    ask: async ({ hub }) => ({ params: { id: (await hub.makeMember()).id } }),
  },
  'GET /api/demo/people': { who: anybody },
  'POST /api/demo/session': { who: anybody, ask: ({ people }) => ({ body: { memberId: people.outsider.id } }) },
  'GET /api/demo/mail': { who: anybody },
};
