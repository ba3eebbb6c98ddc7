import { type Static, Type } from 'typebox';
import { Closed, Nullable, Uuid } from '../fields.ts';

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
