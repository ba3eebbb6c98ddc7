import { createBatch } from './batch.ts';

/** How long an answer holds when nothing is heard: what a lost notification can cost. */
const trustMs = 1_000;
const sizeLimit = 10_000;

type Answer<V> = { value: V; at: number; doubts: number };

/**
 * Answers from memory while nothing speaks against it. `doubt()` is called for every change this process makes or hears of;
 * the next question of each key then goes to the database, and so does one a second in any case.
 */
export function createTrusted<V>(read: (keys: string[]) => Promise<Map<string, V>>) {
  const ask = createBatch(read);
  const answers = new Map<string, Answer<V>>();
  let doubts = 0;

  function remember(key: string, answer: Answer<V>): void {
    if (answers.size >= sizeLimit) answers.clear();
    answers.set(key, answer);
  }

  return {
    doubt(): void {
      doubts += 1;
    },
    async get(key: string): Promise<V | undefined> {
      const known = answers.get(key);
      const now = Date.now();
      if (known && known.doubts === doubts && now - known.at < trustMs) return known.value;
      const asked = { at: now, doubts };
      const value = await ask(key);
      if (value === undefined) answers.delete(key);
      else remember(key, { ...asked, value });
      return value;
    },
  };
}
