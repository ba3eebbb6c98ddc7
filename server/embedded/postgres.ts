import { randomBytes } from 'node:crypto';
import { mkdir, readFile, unlink } from 'node:fs/promises';
import { totalmem } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { adoptChild, type Child, commandLine, endChild, isAlive, startChild } from './children.ts';
import { initialiseCluster, type PostmasterFile, postgresPrograms, readPostmasterFile } from './postgres-cluster.ts';
import { findPostgresOwner, type PostgresOwner } from './postgres-owner.ts';
import { writeRecord } from './record.ts';

const startPatience = 30_000;
const stopPatience = 2_000;

export type PostgresOptions = {
  /** Holds `postgres/` (the cluster), `postgres.password` and `postgres.log`. */
  folder: string;
  /** Asked only when a server must be started; one that is taken over keeps its port. */
  choosePort: () => Promise<number>;
  /** Further `name=value` settings. fsync and synchronous_commit stay on. */
  settings?: string[];
};

export type Postgres = Child & { url: string; port: number; takenOver: boolean; stop(): Promise<void> };

/** Starts PostgreSQL on loopback over `folder`, making the cluster first when there is none, or takes over a running one. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  await mkdir(options.folder, { recursive: true });
  const cluster = path.join(options.folder, 'postgres');
  const password = await clusterPassword(options.folder);
  const running = await findRunning(cluster);
  if (running) return describe(adoptChild(running.pid), running.port, { password, takenOver: true });
  const owner = await findPostgresOwner([postgresPrograms().folder, options.folder]);
  await initialiseCluster(cluster, owner, password);
  const { child, port } = await launch({ ...options, cluster }, owner);
  return describe(child, port, { password, takenOver: false });
}

function describe(
  child: Child,
  port: number,
  { password, takenOver }: { password: string; takenOver: boolean },
): Postgres {
  const url = `postgres://konsylium:${password}@127.0.0.1:${port}/konsylium`;
  // SIGINT: "fast" shutdown, open sessions are ended. SIGQUIT: "immediate", recovers from its log at the next start.
  return {
    ...child,
    port,
    url,
    takenOver,
    stop: () => endChild(child, ['SIGINT', 'SIGQUIT', 'SIGKILL'], stopPatience),
  };
}

async function clusterPassword(folder: string): Promise<string> {
  const file = path.join(folder, 'postgres.password');
  const known = await readFile(file, 'utf8').catch(() => '');
  if (known) return known;
  const made = randomBytes(24).toString('base64url');
  await writeRecord(file, made);
  return made;
}

/** A server that a killed hub left behind, if it is ready and serves this folder. One that is neither up nor down is ended. */
async function findRunning(cluster: string): Promise<PostmasterFile | undefined> {
  const found = await readPostmasterFile(cluster);
  if (!found) return undefined;
  const serves = isAlive(found.pid) && (await commandLine(found.pid)).includes('postgres');
  if (serves && found.ready) return found;
  if (serves) await endChild(adoptChild(found.pid), ['SIGINT', 'SIGQUIT', 'SIGKILL'], 3_000);
  // After a restart of the machine the pid may be anybody's, and PostgreSQL would refuse to start.
  else await unlink(path.join(cluster, 'postmaster.pid')).catch(() => undefined);
  return undefined;
}

/** An eighth of the memory, between PostgreSQL's own default, which is for the smallest machine, and what a large search index takes. */
function cacheMegabytes(): number {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return Math.round(Math.min(2_048, Math.max(128, memory / 8 / 2 ** 20)));
}

async function launch(
  options: PostgresOptions & { cluster: string },
  owner: PostgresOwner,
): Promise<{ child: Child; port: number }> {
  const logFile = path.join(options.folder, 'postgres.log');
  const quiet = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'lc_messages=C'];
  const fixed = [...quiet, 'max_connections=200', `shared_buffers=${cacheMegabytes()}MB`];
  const deadline = Date.now() + startPatience;
  while (Date.now() < deadline) {
    const port = await options.choosePort();
    const settings = [...fixed, `port=${port}`, ...(options.settings ?? [])].flatMap((setting) => ['-c', setting]);
    const child = await startChild({
      ...owner.command(postgresPrograms().postgres, ['-D', options.cluster, ...settings]),
      logFile,
    });
    if (await becomesReady(child, options.cluster, deadline)) return { child, port };
    // Somebody was quicker on the port, or sessions of a killed server still hold its shared memory for a moment.
    await sleep(250);
  }
  throw new Error(`PostgreSQL does not start; its own words are in ${logFile}`);
}

async function becomesReady(child: Child, cluster: string, deadline: number): Promise<boolean> {
  while (Date.now() < deadline) {
    const found = await readPostmasterFile(cluster);
    if (found?.pid === child.pid && found.ready) return true;
    if (!isAlive(child.pid)) return false;
    await sleep(10);
  }
  await endChild(child, ['SIGQUIT', 'SIGKILL'], 1_000);
  return false;
}
