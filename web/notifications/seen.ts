import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import type { ThingKind, ThingRef } from '../../shared/links/schema.ts';
import { markRead } from './api.ts';
import { unread } from './store.ts';

const id = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
/** Pages of things, by the beginning of their address. */
const pages: readonly [ThingKind, RegExp][] = [
  ['thread', new RegExp(`^/watki/${id}`)],
  ['meeting', new RegExp(`^/spotkania/${id}`)],
  ['draft', new RegExp(`^/dokumenty/${id}`)],
  ['decision', new RegExp(`^/ustalenia/${id}`)],
  ['task', new RegExp(`^/zadania/${id}`)],
];

/** The thing that a page is about. */
export function thingAt(pathname: string): ThingRef | undefined {
  for (const [kind, pattern] of pages) {
    const found = pattern.exec(pathname)?.[1];
    if (found) return { kind, id: found };
  }
  return undefined;
}

/** Whoever has a thing's page open before their eyes needs no telling of it. */
export function createSeeing(pathname: Accessor<string>): void {
  const [visible, setVisible] = createSignal(document.visibilityState === 'visible');
  const look = () => setVisible(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', look);
  onCleanup(() => document.removeEventListener('visibilitychange', look));
  createEffect(() => {
    const thing = visible() ? thingAt(pathname()) : undefined;
    const isNew = thing && unread().some(({ root }) => root.kind === thing.kind && root.id === thing.id);
    if (isNew) void markRead(thing).catch(() => undefined);
  });
}
