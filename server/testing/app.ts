import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { GroupRole } from '../../shared/groups/schema.ts';
import { createMember } from '../accounts/actions.ts';
import { openSession } from '../accounts/sign-in-actions.ts';
import { type AppOptions, buildApp } from '../app.ts';
import { type LiveKitConfig, readConfig } from '../config.ts';
import type { Db } from '../db/client.ts';
import { configuredLiveKit, type LiveKit } from '../embedded/livekit.ts';
import type { App } from '../http/app-type.ts';
import { createTestDatabase } from './database.ts';

const testEnvironment = {
  NODE_ENV: 'test',
  LOG_LEVEL: 'silent',
  PUBLIC_URL: 'http://localhost:3000',
  SECRET: 'a secret that only the tests use, long enough',
  LIVEKIT_URL: 'http://127.0.0.1:1',
  LIVEKIT_API_KEY: 'test',
  LIVEKIT_API_SECRET: 'nobody listens at that address, ever',
};

/** A person of a test: `headers` sign every request in as them, and pass the Origin check. */
export type Person = { id: string; displayName: string; headers: { cookie: string; origin: string } };
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type TestApp = Awaited<ReturnType<typeof createTestApp>>;

type Options = {
  env?: Record<string, string>;
  databaseUrl?: string;
  livekit?: LiveKit | LiveKitConfig;
  onRoute?: AppOptions['onRoute'];
  clock?: boolean;
};

/**
 * The whole app on a database of its own (or, for a second process on the same one, on `databaseUrl`), with its jobs and
 * its LISTEN connection running. `listen()` opens a port for sockets. `close()` ends it all.
 */
export async function createTestApp(options: Options = {}) {
  const database = options.databaseUrl
    ? { url: options.databaseUrl, drop: async () => {} }
    : await createTestDatabase();
  const dataDir = path.join(tmpdir(), `konsylium-test-${randomUUID()}`);
  const config = readConfig({ ...testEnvironment, DATA_DIR: dataDir, ...options.env });
  const given = options.livekit ?? config.livekit ?? raise();
  const livekit = isRunning(given) ? given : configuredLiveKit(given);
  const app = await buildApp({
    config,
    databaseUrl: database.url,
    livekit,
    clock: options.clock ?? true,
    ...(options.onRoute ? { onRoute: options.onRoute } : {}),
  });
  await app.ready();
  const { db } = app.services;
  return {
    app,
    db,
    databaseUrl: database.url,
    ...makers(app, db),
    /** Listens on the loopback, on a free port unless one is given; returns the origin, `http://127.0.0.1:port`. */
    listen: (port = 0) => app.listen({ host: '127.0.0.1', port }),
    async close(): Promise<void> {
      await app.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function makers(app: App, db: Db) {
  let count = 0;

  async function signIn(member: { id: string; displayName: string }): Promise<Person> {
    const token = await db.transaction().execute((trx) => openSession(trx, member.id, 'test'));
    return { ...member, headers: { cookie: `konsylium=${token}`, origin: app.services.config.publicUrl } };
  }

  /** A signed-in member; `coordinator` makes one who administers the hub. */
  async function makeMember(input: { displayName?: string; hubRole?: 'coordinator' | 'member' } = {}): Promise<Person> {
    count += 1;
    const displayName = input.displayName ?? `Ekspertka ${String(count).padStart(2, '0')}`;
    const email = `member-${count}-${randomUUID().slice(0, 8)}@example.org`;
    const id = await createMember(db, { email, displayName, sector: 'education', hubRole: input.hubRole ?? 'member' });
    return signIn({ id, displayName });
  }

  /** A group with these people in these roles; returns its id. */
  async function makeGroup(members: Partial<Record<GroupRole, Person | Person[]>>): Promise<string> {
    const people = Object.entries(members).flatMap(([role, who]) =>
      [who].flat().map((person) => ({ role, memberId: person.id })),
    );
    const createdBy = people[0]?.memberId ?? raise();
    const { id } = await db
      .insertInto('workingGroup')
      .values({ name: `Grupa ${randomUUID().slice(0, 8)}`, mandate: '', createdBy, clientId: randomUUID() })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('groupMember')
      .values(people.map((person) => ({ ...person, groupId: id })))
      .execute();
    return id;
  }

  /** A group of three, and somebody outside it. */
  async function makeTeam() {
    const people = { chair: await makeMember(), member: await makeMember(), observer: await makeMember() };
    return { ...people, outsider: await makeMember(), groupId: await makeGroup(people) };
  }

  /** A request of this person's; `url` begins with `/api/`. */
  const call = (person: Person, method: Method, url: string, payload?: object) =>
    app.inject({ method, url, headers: person.headers, ...(payload ? { payload } : {}) });

  return { makeMember, makeGroup, makeTeam, signIn, call };
}

function raise(): never {
  throw new Error('a test asked for something that needs a person or a LiveKit');
}

function isRunning(given: LiveKit | LiveKitConfig): given is LiveKit {
  return 'onChange' in given;
}
