import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { isAlive } from '../../server/embedded/children.ts';
import { embeddedLiveKitPid, embeddedPostgres, withDatabase } from '../database.ts';
import type { Hub } from '../hub.ts';

export type Strike = (hub: Hub, random: () => number) => Promise<void>;

/** The hub is killed with `kill -9` and started again. */
const killHub: Strike = async (hub, random) => {
  await hub.kill();
  await sleep(random() * 300);
  await hub.start();
};

/** PostgreSQL ends: asked to, at once without a checkpoint, or killed. The hub starts it again and it recovers. */
const restartPostgres: Strike = async (hub, random) => {
  const { pid } = embeddedPostgres(hub.folder);
  const signals = ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const;
  process.kill(pid, signals[Math.floor(random() * signals.length)]);
  await until(async () => !isAlive(pid) && (await isReady(hub)), 'PostgreSQL');
};

/** The listening connections are cut, three times: what is notified meanwhile is lost. */
const dropNotifications: Strike = async (hub, random) => {
  for (let count = 0; count < 3; count++) {
    await withDatabase(hub.folder, (db) =>
      sql`select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%' and pid <> pg_backend_pid()`.execute(
        db,
      ),
    );
    await sleep(random() * 250);
  }
};

/** The video server is killed; the hub starts it again, and nobody who writes notices. */
const restartLiveKit: Strike = async (hub) => {
  const pid = embeddedLiveKitPid(hub.folder);
  if (!pid) throw new Error('the hub has written down no LiveKit');
  process.kill(pid, 'SIGKILL');
  await until(async () => !isAlive(pid) && (await isReady(hub)), 'LiveKit');
};

export const strikes = { killHub, restartPostgres, dropNotifications, restartLiveKit } satisfies Record<string, Strike>;
export type StrikeName = keyof typeof strikes;
export const strikeNames = Object.keys(strikes) as StrikeName[];

/** Ready in every part, the video server too. */
async function isReady(hub: Hub): Promise<boolean> {
  const answer = await fetch(`${hub.url}/health/ready`).catch(() => undefined);
  return answer?.status === 200 && (await answer.text()).includes('"status":"ready"');
}

async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (await holds()) return;
    await sleep(50);
  }
  throw new Error(`${what} did not come back within 30 s`);
}
