import { createSignal, onCleanup } from 'solid-js';

const silentMs = 6_000;

/** Who is writing now; whoever falls silent is forgotten. */
export function createTyping() {
  const [people, setPeople] = createSignal<readonly string[]>([]);
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  function set(memberId: string, active: boolean): void {
    clearTimeout(timers.get(memberId));
    setPeople((now) => [...now.filter((id) => id !== memberId), ...(active ? [memberId] : [])]);
    if (active)
      timers.set(
        memberId,
        setTimeout(() => set(memberId, false), silentMs),
      );
  }

  onCleanup(() => {
    for (const timer of timers.values()) clearTimeout(timer);
  });
  return { people, set };
}

const repeatMs = 3_000;

/** Tells the others that the reader is writing: at the start and every few seconds, and when they stop. */
export function makeTypingSignal(send: (active: boolean) => void) {
  let saidAt = 0;
  return (active: boolean): void => {
    if (!active && saidAt === 0) return;
    if (active && Date.now() - saidAt < repeatMs) return;
    saidAt = active ? Date.now() : 0;
    send(active);
  };
}
