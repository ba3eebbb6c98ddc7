import { type Accessor, createEffect, onCleanup } from 'solid-js';
import type { DecisionEvent } from '../../shared/decisions/events.ts';
import { reduceDecision } from '../../shared/decisions/reduce.ts';
import type { DecisionPage } from '../../shared/decisions/schema.ts';
import { requireMe } from '../accounts/session.ts';
import { createQuery, type Query } from '../lib/query.ts';
import { socket } from '../lib/socket.ts';
import { readDecision } from './api.ts';

/** A decision with the reader's part in it, kept true by its events; fetched again where they may not say what changed. */
export function createDecisionStore(id: Accessor<string>): Query<DecisionPage> {
  const page = createQuery(id, readDecision);
  const refetch = async (): Promise<undefined> => {
    await page.refetch();
  };

  function take(event: DecisionEvent): void {
    let stale = false;
    page.update((known) => {
      const next = reduceDecision({ decision: known.decision, positions: known.positions, stale: false }, event);
      stale = next.stale;
      return { ...known, decision: next.decision, positions: next.positions && [...next.positions] };
    });
    if (stale) void refetch();
  }

  createEffect(() => {
    const handlers = {
      onEvent: (event: unknown) => take(event as DecisionEvent),
      onReset: refetch,
      onRefused: () => void refetch(),
    };
    onCleanup(socket.subscribe(`decision:${id()}`, handlers));
    const own = {
      onEvent: (event: { type: string }) => {
        if (event.type === 'decision.touched') take(event as unknown as DecisionEvent);
      },
    };
    onCleanup(socket.subscribe(`member:${requireMe().id}`, own));
  });
  return page;
}
