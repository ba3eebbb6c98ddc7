import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Kysely } from 'kysely';
import { FileMigrationProvider, Migrator } from 'kysely/migration';

const migrationFolder = path.join(import.meta.dirname, '..', '..', 'migrations');

/** Brings the database to the newest schema. Kysely's migrator holds an advisory lock: starting processes take turns. */
export async function migrateToLatest<T>(db: Kysely<T>): Promise<string[]> {
  const provider = new FileMigrationProvider({ fs: { readdir }, path, migrationFolder });
  const { error, results = [] } = await new Migrator({
    db,
    provider,
    allowUnorderedMigrations: true,
  }).migrateToLatest();
  if (error) throw error;
  return results.map((result) => result.migrationName);
}
