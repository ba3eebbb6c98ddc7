import { type Static, Type } from 'typebox';
import { Closed, Instant, Nullable, Uuid } from '../fields.ts';
import { TlpLabel } from '../labels.ts';
import { thingKinds } from '../links/schema.ts';
import { Person } from '../threads/schema.ts';

/** What can be found: the things, people, and files by their names. */
export const foundKinds = [...thingKinds, 'member', 'file'] as const;
export const FoundKind = Type.Enum(foundKinds);
export type FoundKind = Static<typeof FoundKind>;

export const sorts = ['best', 'newest'] as const;
export type Sort = (typeof sorts)[number];

/** A stretch of text; marked where it is what was looked for. */
export const Stretch = Closed({ text: Type.String(), marked: Type.Boolean() });
export type Stretch = Static<typeof Stretch>;

export const Found = Closed({
  kind: FoundKind,
  id: Uuid,
  path: Type.String(),
  title: Type.Array(Stretch),
  snippet: Type.Array(Stretch),
  groupName: Nullable(Type.String()),
  threadTitle: Nullable(Type.String()),
  label: Nullable(TlpLabel),
  author: Nullable(Person),
  hasFile: Type.Boolean(),
  at: Instant,
});
export type Found = Static<typeof Found>;

export const FoundGroup = Closed({
  kind: FoundKind,
  items: Type.Array(Found),
  total: Type.Integer({ description: 'How many fit; at most `searchWindow` are counted' }),
  next: Nullable(Type.String({ description: 'Cursor of what follows' })),
});
export type FoundGroup = Static<typeof FoundGroup>;

export const SearchAnswer = Closed({
  groups: Type.Array(FoundGroup),
  alike: Type.Boolean({ description: 'Nothing fits; these are only similar' }),
  unclear: Type.Array(Type.String(), { description: 'Filters that say nothing that could be understood' }),
});
export type SearchAnswer = Static<typeof SearchAnswer>;

/** So many of a kind are counted and ranked, the newest of them. */
export const searchWindow = 200;
