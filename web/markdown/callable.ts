import type { Person } from '../../shared/threads/schema.ts';

/** Whom a text may call by `@`: those who will read it, and their group as a whole unless the text is for a chosen few. */
export type Callable = {
  people: readonly Pick<Person, 'id' | 'displayName'>[];
  group?: { id: string; name: string } | undefined;
};
