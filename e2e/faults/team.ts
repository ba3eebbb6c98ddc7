import { randomUUID } from 'node:crypto';
import { createMember } from '../../server/accounts/actions.ts';
import { openSession } from '../../server/accounts/sign-in-actions.ts';
import type { Db } from '../../server/db/client.ts';
import { type Client, createClient, untilAnswered } from '../client.ts';
import { withDatabase } from '../database.ts';
import type { Hub } from '../hub.ts';

export type Team = { writers: Client[]; groupId: string };

/** A group of `size` members, all signed in, made in the hub's own database. */
export function createTeam(hub: Hub, size: number): Promise<Team> {
  return withDatabase(hub.folder, async (db) => {
    const writers = await Promise.all(Array.from({ length: size }, (_, place) => signIn(hub, db, place)));
    const createdBy = writers[0]?.memberId ?? '';
    const { id } = await db
      .insertInto('workingGroup')
      .values({ name: 'Zespół próby', mandate: '', createdBy, clientId: randomUUID() })
      .returning('id')
      .executeTakeFirstOrThrow();
    const rows = writers.map(({ memberId }, place) => ({
      groupId: id,
      memberId,
      role: place === 0 ? 'chair' : 'member',
    }));
    await db.insertInto('groupMember').values(rows).execute();
    return { writers, groupId: id };
  });
}

async function signIn(hub: Hub, db: Db, place: number): Promise<Client> {
  const email = `writer-${place}-${randomUUID()}@example.org`;
  const id = await createMember(db, {
    email,
    displayName: `Osoba ${place + 1}`,
    sector: 'research',
    hubRole: 'member',
  });
  const token = await db.transaction().execute((trx) => openSession(trx, id, 'faults'));
  return createClient(() => hub.url, `konsylium=${token}`, id);
}

/** A thread and a draft for one round. */
export async function createPlaces({ writers, groupId }: Team): Promise<{ threadId: string; draftId: string }> {
  const [chair] = writers;
  if (!chair) throw new Error('a team has at least one person');
  const make = async (path: string, body: object) => {
    const clientId = randomUUID();
    const answer = await untilAnswered(() =>
      chair.request<{ id: string }>('POST', `/api/groups/${groupId}${path}`, { clientId, ...body }),
    );
    if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body.id;
  };
  const threadId = await make('/threads', { title: 'Próba', label: 'TLP:GREEN', body: 'Początek' });
  const draftId = await make('/drafts', { title: 'Próba', kind: 'minutes', level: 'local', label: 'TLP:GREEN' });
  return { threadId, draftId };
}
