import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { createDb, type Db, type Tx } from './client.ts';

let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await createTestDatabase();
  db = createDb({ url: database.url, max: 1 }).db;
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const double = async (value: number) =>
  (await sql<{ twice: number }>`select ${value}::int * 2 as twice`.execute(db)).rows[0]?.twice;
const prepared = async () =>
  (await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db)).rows.map(
    (row) => row.statement,
  );

it('prepares what comes a third time, and answers the same', async () => {
  expect([await double(1), await double(2)]).toEqual([2, 4]);
  expect(await prepared()).toEqual([]);
  expect([await double(3), await double(4), await double(5)]).toEqual([6, 8, 10]);
  expect(await prepared()).toEqual(['select $1::int * 2 as twice']);
});

it('goes on after a statement that failed, also inside a transaction', async () => {
  const divide = (by: number, on: Db | Tx = db) => sql<{ n: number }>`select 6 / ${by}::int as n`.execute(on);
  for (const by of [1, 2, 3]) await divide(by);
  await expect(divide(0)).rejects.toThrow('division by zero');
  await expect(db.transaction().execute((trx) => divide(0, trx))).rejects.toThrow('division by zero');
  expect((await divide(2)).rows).toEqual([{ n: 3 }]);
});

it.each(['select', 'insert'])(
  'undoes what follows a first %s in a transaction that fails, keeps it in one that does not',
  async (first) => {
    await sql`create table if not exists kept (n int)`.execute(db);
    await sql`truncate kept`.execute(db);
    const add = (trx: Tx, n: number) => sql`insert into kept values (${n}::int)`.execute(trx);
    const write = (n: number, divisor: number) =>
      db.transaction().execute(async (trx) => {
        if (first === 'select') await sql`select ${n}::int / 1`.execute(trx);
        await add(trx, n);
        await add(trx, n / divisor);
        await sql`select ${n}::int / ${divisor}::int`.execute(trx);
      });
    await expect(write(1, 0)).rejects.toThrow();
    await write(6, 2);
    const { rows } = await sql<{ n: number }>`select n from kept order by n`.execute(db);
    expect(rows).toEqual([{ n: 3 }, { n: 6 }]);
  },
);

it('begins on the way of the first statement, and of none at all', async () => {
  const isLater = await db.transaction().execute(async (trx) => {
    await sql`select 1`.execute(trx);
    const { rows } = await sql<{ later: boolean }>`select statement_timestamp() > now() as later`.execute(trx);
    return rows[0]?.later;
  });
  expect(isLater).toBe(true);
  expect(await db.transaction().execute(async () => 'nothing')).toBe('nothing');
  await expect(db.transaction().execute(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  await expect(db.transaction().execute((trx) => sql`select 1 / 0`.execute(trx))).rejects.toThrow('division by zero');
  expect(await double(4)).toBe(8);
});

it('keeps a bound on how many it names', async () => {
  for (let i = 0; i < 1_200; i += 1) await sql`select ${i}::int as ${sql.ref(`c${i}`)}`.execute(db);
  for (let round = 0; round < 3; round += 1) await sql`select ${round}::int as late`.execute(db);
  expect(await prepared()).not.toContain('select $1::int as late');
});
