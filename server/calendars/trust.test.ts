import { afterEach, expect, it, vi } from 'vitest';
import { createTrusted } from './trust.ts';

afterEach(() => void vi.useRealTimers());

it('answers from memory until there is doubt, or a second has passed', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  let reads = 0;
  const trusted = createTrusted(async (keys) => {
    reads += 1;
    return new Map(keys.map((key) => [key, reads]));
  });
  expect([await trusted.get('a'), await trusted.get('a')]).toEqual([1, 1]);
  trusted.doubt();
  expect([await trusted.get('a'), await trusted.get('a')]).toEqual([2, 2]);
  vi.advanceTimersByTime(999);
  expect(await trusted.get('a')).toBe(2);
  vi.advanceTimersByTime(1);
  expect(await trusted.get('a')).toBe(3);
});

it('tells without asking only what still holds', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const trusted = createTrusted(async (keys) => new Map(keys.map((key) => [key, 1])));
  expect(trusted.peek('a')).toBeUndefined();
  await trusted.get('a');
  expect(trusted.peek('a')).toBe(1);
  vi.advanceTimersByTime(1_000);
  expect(trusted.peek('a')).toBeUndefined();
  await trusted.get('a');
  trusted.doubt();
  expect(trusted.peek('a')).toBeUndefined();
});

it('does not trust an answer that was asked for before the doubt', async () => {
  let value = 'old';
  let release = () => {};
  const trusted = createTrusted(async (keys) => {
    const seen = value;
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    return new Map(keys.map((key) => [key, seen]));
  });
  const first = trusted.get('a');
  value = 'new';
  trusted.doubt();
  release();
  expect(await first).toBe('old');
  const second = trusted.get('a');
  release();
  expect(await second).toBe('new');
});

it('does not remember what it did not find', async () => {
  const found = new Map<string, number>();
  const trusted = createTrusted(async () => new Map(found));
  expect(await trusted.get('a')).toBeUndefined();
  found.set('a', 1);
  expect(await trusted.get('a')).toBe(1);
});
