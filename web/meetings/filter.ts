import { createSignal } from 'solid-js';
import type { Occurrence } from '../../shared/meetings/schema.ts';

const storageKey = 'meetings.hidden';
/** Names of what can be hidden beside groups. */
export const outsideGroups = 'outside';
export const declined = 'declined';

export type Filter = {
  isShown: (name: string) => boolean;
  toggle: (name: string, shown: boolean) => void;
  passes: (occurrence: Occurrence) => boolean;
};

/** Which groups' meetings the calendar shows; remembered on this device. */
export function createFilter(): Filter {
  const [hidden, setHidden] = createSignal<ReadonlySet<string>>(new Set(read()));
  const isShown = (name: string) => !hidden().has(name);
  return {
    isShown,
    toggle(name, shown) {
      const next = new Set(hidden());
      if (shown) next.delete(name);
      else next.add(name);
      setHidden(next);
      localStorage.setItem(storageKey, JSON.stringify([...next]));
    },
    passes: ({ groupId, myAnswer }) => isShown(groupId ?? outsideGroups) && (myAnswer !== 'no' || isShown(declined)),
  };
}

function read(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}
