import { randomUUID } from 'node:crypto';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Person, TestApp } from '../app.ts';

/** Everybody the access table asks for: roles in one group, and people outside of it. */
export const personas = [
  'outsider',
  'hubCoordinator',
  'observer',
  'member',
  'chair',
  'coordinator',
  'disabled',
  'nobody',
] as const;
export type Persona = (typeof personas)[number];

/** What one request needs beside method and route. */
export type Ask = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
};

export type World = Awaited<ReturnType<typeof createWorld>>;

let addresses = 0;
/** Another address for each request, so that limits per address do not answer in place of what is tested. */
const nextAddress = () => `10.${(++addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;

/** One group with its people, a thread of the member's, and makers of everything a route may be asked about. */
export async function createWorld(hub: TestApp) {
  const people = await makePeople(hub);
  const groupId = await hub.makeGroup({
    chair: people.chair,
    coordinator: people.coordinator,
    member: [people.member, people.disabled],
    observer: people.observer,
  });

  function as(persona: Persona, request: InjectOptions): Promise<LightMyRequestResponse> {
    const person: Person | undefined = persona === 'nobody' ? undefined : people[persona];
    const headers = { origin: 'http://localhost:3000', ...person?.headers, ...request.headers };
    return hub.app.inject({ remoteAddress: nextAddress(), ...request, headers });
  }

  /** Makes something by the API; throws with the server's words when it refuses. */
  async function make<T>(persona: Persona, url: string, payload: object): Promise<T> {
    const answer = await as(persona, { method: 'POST', url, payload });
    if (answer.statusCode >= 300) throw new Error(`${url} answered ${answer.statusCode}: ${answer.body}`);
    return answer.json() as T;
  }

  await as('hubCoordinator', { method: 'POST', url: `/api/members/${people.disabled.id}/disable` });
  return { hub, people, groupId, as, make, ...makers(groupId, make) };
}

async function makePeople(hub: TestApp) {
  return {
    outsider: await hub.makeMember(),
    hubCoordinator: await hub.makeMember({ hubRole: 'coordinator' }),
    observer: await hub.makeMember(),
    member: await hub.makeMember(),
    chair: await hub.makeMember(),
    coordinator: await hub.makeMember(),
    disabled: await hub.makeMember(),
  };
}

type Make = <T>(persona: Persona, url: string, payload: object) => Promise<T>;
type WithId = { id: string };

function makers(groupId: string, make: Make) {
  const thread = (persona: Persona = 'member') =>
    make<WithId>(persona, `/api/groups/${groupId}/threads`, newThread()).then(({ id }) => id);

  return {
    thread,
    async message(persona: Persona = 'member'): Promise<string> {
      const message = { clientId: randomUUID(), body: 'Dzień dobry' };
      return (await make<WithId>(persona, `/api/threads/${await thread()}/messages`, message)).id;
    },
  };
}

export const newThread = () => ({
  clientId: randomUUID(),
  title: 'Wątek próbny',
  label: 'TLP:GREEN',
  body: 'Pierwsza wiadomość',
});
