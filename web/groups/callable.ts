import type { TlpLabel } from '../../shared/labels.ts';
import type { Callable } from '../markdown/callable.ts';
import { myGroups } from './my-groups.ts';

type Circle = { label: TlpLabel; readers: readonly string[]; people: Callable['people']; groupId: string };

/** Whom a text of a group may call that nobody reads yet: under TLP:RED only those it is for. */
export function callableUnder({ label, readers, people, groupId }: Circle): Callable {
  if (label === 'TLP:RED') return { people: people.filter(({ id }) => readers.includes(id)) };
  const group = myGroups().find(({ id }) => id === groupId);
  return { people, group: group && { id: groupId, name: group.name } };
}
