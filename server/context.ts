import type { Pool } from 'pg';
import type { AccessWatch } from './accounts/access-epoch.ts';
import type { Config } from './config.ts';
import type { Db } from './db/client.ts';
import type { LiveKit } from './embedded/livekit.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Hub } from './realtime/hub.ts';
import type { Listener } from './realtime/listener.ts';
import type { Storage } from './storage/storage.ts';

/** Who acts. `via` tells how they proved it; a read token may only read. */
export type Actor = {
  id: string;
  displayName: string;
  locale: 'pl' | 'en';
  timeZone: string;
  hubRole: 'coordinator' | 'member';
  via: { kind: 'session' | 'token' | 'mail'; id: string };
  scope: 'read' | 'write';
};

/** What a process has one of. */
export type Services = {
  config: Config;
  db: Db;
  /** The connections under `db`, to be counted. */
  pool: Pool;
  hub: Hub;
  listener: Listener;
  access: AccessWatch;
  jobs: Jobs;
  mail: Mailer;
  livekit: LiveKit;
  storage: Storage;
};

/** What an action gets: the database, the person, the services. */
export type Ctx = { db: Db; actor: Actor; services: Services };
