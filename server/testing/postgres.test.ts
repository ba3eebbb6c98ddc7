import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from './database.ts';

test('a test database is migrated and its own', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const client = new pg.Client({ connectionString: one.url });
  await client.connect();
  const { rows } = await client.query('SELECT count(*)::int AS applied FROM kysely_migration');
  await client.end();
  await Promise.all([one.drop(), two.drop()]);
  expect(rows[0].applied).toBeGreaterThan(0);
  expect(one.url).not.toBe(two.url);
});
