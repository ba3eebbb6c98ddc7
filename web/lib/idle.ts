/** Work that waits until the browser has time to spare, longest waiting first. */
const waiting = new Set<() => void>();
let asked = false;

/** Work starts only while the second of these is left of a frame. */
const [frameMs, leastMs] = [16, 3];
/** Where the browser cannot say when it has time, and when it never has: wait so long. */
const [guessMs, patienceMs] = [200, 2_000];

/** Does something small when there is time. Returns how to call it off. */
export function whenIdle(work: () => void): () => void {
  waiting.add(work);
  ask();
  return () => void waiting.delete(work);
}

function ask(): void {
  if (asked) return;
  asked = true;
  if (typeof requestIdleCallback === 'function')
    requestIdleCallback((deadline) => run(() => deadline.timeRemaining()), { timeout: patienceMs });
  else setTimeout(() => run(() => 2 * leastMs), guessMs);
}

function run(left: () => number): void {
  asked = false;
  const begun = performance.now();
  do {
    const [work] = waiting;
    if (!work) return;
    waiting.delete(work);
    work();
  } while (Math.min(left(), frameMs - (performance.now() - begun)) > leastMs);
  ask();
}
