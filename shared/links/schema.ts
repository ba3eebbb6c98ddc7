import { type Static, Type } from 'typebox';
import { Closed, List, Nullable, Uuid } from '../fields.ts';

/** What can be pointed at from a text or made out of something else. */
export const thingKinds = ['thread', 'message', 'meeting', 'draft', 'decision', 'task'] as const;
export type ThingKind = (typeof thingKinds)[number];

export const ThingRef = Closed({ kind: Type.Enum(thingKinds), id: Uuid });
export type ThingRef = Static<typeof ThingRef>;

/** A thing as its reader may see it: without access there is neither title nor path. */
export const Chip = Closed({
  kind: Type.Enum(thingKinds),
  id: Uuid,
  title: Nullable(Type.String()),
  path: Nullable(Type.String()),
});
export type Chip = Static<typeof Chip>;
export const Chips = List(Chip);

/** The chain at one thing: what it came from and what came of it. */
export const Links = Closed({
  sources: Type.Array(Chip, { description: 'What it was made of' }),
  results: Type.Array(Chip, { description: 'What was made of it' }),
});
export type Links = Static<typeof Links>;
