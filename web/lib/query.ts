import { type Accessor, batch, createEffect, createSignal, on, onCleanup } from 'solid-js';
import { createStore, reconcile, unwrap } from 'solid-js/store';

export type Query<T> = {
  /** The last answer; stays while a newer one is fetched for the same key. Things with an `id` keep their identity. */
  data: Accessor<T | undefined>;
  error: Accessor<unknown>;
  refetch: () => Promise<void>;
  /** Changes the answer at hand, after an event or a write. */
  update: (change: (data: T) => T) => void;
};

/**
 * Fetches whenever the key changes and tells the state plainly, without suspending the page.
 * An undefined key fetches nothing. An answer overtaken by another request is dropped.
 */
export function createQuery<Key, T>(
  key: Accessor<Key | undefined>,
  fetch: (key: Key, signal: AbortSignal) => Promise<T>,
): Query<T> {
  const [state, setState] = createStore<{ data: T | undefined }>({ data: undefined });
  const [error, setError] = createSignal<unknown>();
  let current = new AbortController();
  onCleanup(() => current.abort());

  const data = () => state.data;
  const take = (value: T | undefined) => setState('data', reconcile(value, { key: 'id' }));

  async function load(wanted: Key): Promise<void> {
    current.abort();
    const mine = new AbortController();
    current = mine;
    const outcome = await fetch(wanted, mine.signal).then(
      (value) => ({ value, error: undefined }),
      (reason: unknown) => ({ value: undefined, error: reason }),
    );
    if (mine.signal.aborted) return;
    batch(() => {
      if (outcome.error === undefined) take(outcome.value);
      setError(() => outcome.error);
    });
  }

  createEffect(
    on(key, (wanted, previous) => {
      if (previous !== undefined) take(undefined);
      setError(undefined);
      if (wanted !== undefined) void load(wanted);
    }),
  );

  async function refetch(): Promise<void> {
    const wanted = key();
    if (wanted !== undefined) await load(wanted);
  }

  const update = (change: (data: T) => T): void => {
    const now = unwrap(state).data;
    if (now !== undefined) take(change(now));
  };
  return { data, error, refetch, update };
}
