import { type Static, Type } from 'typebox';
import { thingKinds } from '../links/schema.ts';

/** What can be found: the things, people, and files by their names. */
export const foundKinds = [...thingKinds, 'member', 'file'] as const;
export const FoundKind = Type.Enum(foundKinds);
export type FoundKind = Static<typeof FoundKind>;
