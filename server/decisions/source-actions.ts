import type { MyDecision } from '../../shared/decisions/schema.ts';
import type { ThingRef } from '../../shared/links/schema.ts';
import type { Ctx } from '../context.ts';
import { describeThings } from '../links/actions.ts';
import type { MyRow } from './list-queries.ts';

const keyOf = ({ kind, id }: ThingRef) => `${kind}:${id}`;

/** Each decision with the first thing it was made of that the actor may see: of what is hidden not even the kind is told. */
export async function withSources(ctx: Ctx, rows: readonly MyRow[]): Promise<MyDecision[]> {
  const all = new Map(rows.flatMap(({ sources }) => sources.map((ref) => [keyOf(ref), ref] as const)));
  const chips = await describeThings(ctx, [...all.values()]);
  const seen = new Set(chips.filter(({ path }) => path !== null).map(keyOf));
  return rows.map(({ sources, ...decision }) => ({
    ...decision,
    source: sources.find((ref) => seen.has(keyOf(ref))) ?? null,
  }));
}
