import { createStore } from 'solid-js/store';
import type { Chip, ThingRef } from '../../shared/links/schema.ts';
import { request } from '../lib/api.ts';

const perRequest = 50;
const gatherMs = 20;
const freshMs = 60_000;

const [chips, setChips] = createStore<Record<string, Chip | undefined>>({});
const askedAt = new Map<string, number>();
let waiting: string[] = [];

const keyOf = ({ kind, id }: ThingRef) => `${kind}:${id}`;

/** What a thing is called and where it stands, as its reader may know it; undefined until the server has said. Reactive. */
export function chipOf(ref: ThingRef): Chip | undefined {
  const key = keyOf(ref);
  if (Date.now() - (askedAt.get(key) ?? 0) > freshMs) ask(key);
  return chips[key];
}

/** Many chips of a page are asked for in one request. */
function ask(key: string): void {
  askedAt.set(key, Date.now());
  if (waiting.length === 0) setTimeout(fetchWaiting, gatherMs);
  waiting.push(key);
}

function fetchWaiting(): void {
  const keys = waiting;
  waiting = [];
  for (let start = 0; start < keys.length; start += perRequest) void fetchSome(keys.slice(start, start + perRequest));
}

async function fetchSome(keys: string[]): Promise<void> {
  try {
    const { items } = await request<{ items: Chip[] }>('GET', `/api/things?refs=${keys.join(',')}`);
    for (const chip of items) setChips(keyOf(chip), chip);
  } catch {
    for (const key of keys) askedAt.delete(key);
  }
}

/** Forgets what one reader was told: somebody else may sign in. */
export function forgetChips(): void {
  askedAt.clear();
  for (const key of Object.keys(chips)) setChips(key, undefined);
}
