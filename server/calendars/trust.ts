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

  function peek(key: string): V | undefined {
    const known = answers.get(key);
    return known && known.doubts === doubts && Date.now() - known.at < trustMs ? known.value : undefined;
  }

  return {
    doubt(): void {
      doubts += 1;
    },
    /** The answer that still holds; undefined when the database has to be asked. */
    peek,
    async get(key: string): Promise<V | undefined> {
      const trusted = peek(key);
      if (trusted !== undefined) return trusted;
      const asked = { at: Date.now(), doubts };
      const value = await ask(key);
      if (value === undefined) answers.delete(key);
      else remember(key, { ...asked, value });
      return value;
    },
  };
}
