type Waiting<V> = { key: string; resolve(value: V | undefined): void; reject(error: unknown): void };

/**
 * Answers many askers with few reads: while one read runs, the next batch gathers. Every answer comes from a read that
 * began after its question, so it is never older than the question.
 */
export function createBatch<V>(read: (keys: string[]) => Promise<Map<string, V>>) {
  let waiting: Waiting<V>[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const found = await read([...new Set(batch.map(({ key }) => key))]);
        for (const { key, resolve } of batch) resolve(found.get(key));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    running = false;
  }

  return (key: string): Promise<V | undefined> =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (!running) void run();
    });
}
