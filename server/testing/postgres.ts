import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { createDb } from '../db/client.ts';
import { migrateToLatest } from '../db/migrate.ts';
import { choosePort } from '../embedded/ports.ts';
import { startPostgres } from '../embedded/postgres.ts';
import { migrateJobs } from '../jobs/jobs.ts';
import { databaseUrl, runStatement, templateName } from './database.ts';

export type TestPostgres = { url: string; stop(): Promise<void> };

/** Databases that die with the run need not survive the machine. */
const quick = ['fsync=off', 'full_page_writes=off'];

let server: TestPostgres | undefined;

/** Vitest's global setup: one PostgreSQL for the whole run. */
export async function setup(project: TestProject): Promise<void> {
  server = await startTestPostgres(quick);
  project.provide('postgresUrl', server.url);
}

export async function teardown(): Promise<void> {
  await server?.stop();
}

/**
 * A PostgreSQL of its own with a migrated template, in a temporary folder that goes away with the process, however that ends.
 * @param settings further `name=value` settings; without any it writes as durably as a hub's.
 */
export async function startTestPostgres(settings: string[] = []): Promise<TestPostgres> {
  const folder = await mkdtemp(path.join(tmpdir(), 'konsylium-test-'));
  await chmod(folder, 0o755);
  const dismiss = cleanAfterCrash(folder);
  const postgres = await startPostgres({ folder, choosePort: () => choosePort(0), settings });
  const stop = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
    dismiss();
  };
  await createTemplate(postgres.url).catch(async (error) => {
    await stop();
    throw error;
  });
  return { url: postgres.url, stop };
}

async function createTemplate(serverUrl: string): Promise<void> {
  await runStatement(serverUrl, `CREATE DATABASE ${templateName}`);
  const { db, pool } = createDb({ url: databaseUrl(serverUrl, templateName), max: 2 });
  await migrateToLatest(db)
    .then(() => migrateJobs(pool))
    .finally(() => db.destroy());
}

/** A shell that waits for the end of its input, which comes when this process dies even by SIGKILL, and then cleans up. */
function cleanAfterCrash(folder: string): () => void {
  if (process.platform === 'win32') return () => undefined;
  const script =
    'cat >/dev/null; cd "$1" 2>/dev/null || exit 0; kill -INT "$(head -n 1 postgres/postmaster.pid)"; sleep 2; rm -rf "$1"';
  const shell = spawn('sh', ['-c', script, 'sh', folder], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  shell.unref();
  return () => shell.stdin.end();
}
