import { expect, it } from 'vitest';
import { createBatch } from './batch.ts';

it('answers from a read that began after the question, many with one', async () => {
  let version = 0;
  const reads: string[][] = [];
  const ask = createBatch(async (keys: string[]) => {
    reads.push(keys);
    const seen = version;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return new Map(keys.map((key) => [key, `${key}${seen}`]));
  });
  const first = ask('a');
  version = 1;
  const others = ['a', 'b', 'a'].map(ask);
  expect(await first).toBe('a0');
  expect(await Promise.all(others)).toEqual(['a1', 'b1', 'a1']);
  expect(reads).toEqual([['a'], ['a', 'b']]);
});

it('tells every asker of a failed read, and goes on', async () => {
  let broken = true;
  const ask = createBatch(async (keys: string[]) => {
    if (broken) throw new Error('down');
    return new Map(keys.map((key) => [key, 1]));
  });
  expect(await Promise.allSettled([ask('a'), ask('b')])).toMatchObject([
    { status: 'rejected' },
    { status: 'rejected' },
  ]);
  broken = false;
  expect([await ask('a'), await ask('zz').then(() => 'known')]).toEqual([1, 'known']);
});
