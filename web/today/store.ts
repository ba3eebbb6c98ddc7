import { createSignal } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import type { Today } from '../../shared/today/schema.ts';
import { request } from '../lib/api.ts';

const freshMs = 5_000;

const [state, setState] = createStore<{ today: Today | undefined }>({ today: undefined });
const [todayError, setTodayError] = createSignal<unknown>();
let loadedAt = 0;

/** What the page "Today" and the counts in the shell show; shared, so that both agree. */
export const today = (): Today | undefined => state.today;
export { todayError };

/** Fetches anew, and keeps what is there when that fails. */
export async function loadToday(): Promise<void> {
  loadedAt = Date.now();
  try {
    setState('today', reconcile(await request<Today>('GET', '/api/today'), { key: 'id' }));
    setTodayError(undefined);
  } catch (error) {
    setTodayError(() => error);
  }
}

/** Fetches anew when the last answer is older than a few seconds. */
export async function freshenToday(): Promise<void> {
  if (Date.now() - loadedAt > freshMs) await loadToday();
}

/** Forgets it: somebody else may sign in. */
export function forgetToday(): void {
  loadedAt = 0;
  setState('today', undefined);
}

/** How many things wait for the reader. */
export function waitingCount(): number {
  const { toAnswer = [], toConfirm = [], toVote = [], toReview = [], tasks = [] } = today() ?? {};
  return toAnswer.length + toConfirm.length + toVote.length + toReview.length + tasks.length;
}

/** How many unread messages the threads of a group hold. */
export function newInGroup(groupId: string): number {
  const threads = today()?.threads.filter((thread) => thread.groupId === groupId) ?? [];
  return threads.reduce((sum, thread) => sum + thread.lastOrdinal - thread.readOrdinal, 0);
}
