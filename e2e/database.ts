import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createDb, type Db } from '../server/db/client.ts';

export type Embedded = { pid: number; url: string };

/** The PostgreSQL that a hub runs in its folder: pid and port stand in `postmaster.pid`, lines 1 and 4. */
export function embeddedPostgres(folder: string): Embedded {
  const lines = readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(path.join(folder, 'postgres.password'), 'utf8');
  return { pid: Number(lines[0]), url: `postgres://konsylium:${password}@127.0.0.1:${lines[3]?.trim()}/konsylium` };
}

/** The pid of the PostgreSQL that runs in a hub's folder; undefined when none does. */
export const embeddedPostgresPid = (folder: string): number | undefined =>
  pidIn(path.join(folder, 'postgres', 'postmaster.pid'), /^(\d+)/);

/** The pid of the LiveKit that a hub runs in its folder; undefined before its first start. */
export const embeddedLiveKitPid = (folder: string): number | undefined =>
  pidIn(path.join(folder, 'livekit.json'), /"pid":\s*(\d+)/);

function pidIn(file: string, where: RegExp): number | undefined {
  const found = existsSync(file) ? where.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  return found ? Number(found) : undefined;
}

/** Runs `work` on a connection to a hub's own database. */
export async function withDatabase<T>(folder: string, work: (db: Db) => Promise<T>): Promise<T> {
  const { db } = createDb({ url: embeddedPostgres(folder).url, max: 2 });
  return work(db).finally(() => db.destroy());
}
