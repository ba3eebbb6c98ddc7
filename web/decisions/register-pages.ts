import { createEffect, createMemo, createSignal, on } from 'solid-js';
import type { MyDecision, RegisterPage } from '../../shared/decisions/schema.ts';
import { createAttempt } from '../lib/attempt.ts';
import { readRegister } from './api.ts';

/** The findings that the filter keeps, page after page behind the first one, which is fetched elsewhere and may come anew. */
export function createRegisterPages(first: () => RegisterPage | undefined, query: () => Record<string, string>) {
  const [more, setMore] = createSignal<readonly MyDecision[]>([]);
  const [next, setNext] = createSignal<string | null>(null);
  const attempt = createAttempt();
  // A page fetched anew is the same object with other things in it: when they are others, what follows is fetched anew too.
  const what = createMemo(() => [...(first()?.items ?? []).map(({ id }) => id), first()?.next].join());
  createEffect(
    on(what, () => {
      setMore([]);
      setNext(first()?.next ?? null);
    }),
  );

  async function readNext(): Promise<void> {
    const [from, cursor] = [what(), next()];
    const page = await readRegister({ ...query(), cursor: cursor ?? '' });
    // The filter may have changed meanwhile.
    if (from !== what() || cursor !== next()) return;
    setMore((known) => [...known, ...page.items]);
    setNext(page.next);
  }

  return {
    items: () => [...(first()?.items ?? []), ...more()],
    hasMore: () => next() !== null,
    busy: attempt.busy,
    failure: attempt.failure,
    /** False when it failed. */
    load: () => attempt.run(readNext),
    loadAll: () =>
      attempt.run(async () => {
        while (next() !== null) await readNext();
      }),
  };
}

export type RegisterPages = ReturnType<typeof createRegisterPages>;
