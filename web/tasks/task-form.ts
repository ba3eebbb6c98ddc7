import type { GroupLabel } from '../../shared/labels.ts';
import type { Task } from '../../shared/tasks/schema.ts';

/** What a task says, as it stands in the fields. */
export type Said = { title: string; note: string; dueOn: string; label: GroupLabel; ownerIds: string[] };
export type Form = Said & { clientId: string; reason: string };

export const blankForm = (): Form => ({
  ...{ clientId: crypto.randomUUID(), title: '', note: '', dueOn: '', label: 'TLP:AMBER', ownerIds: [], reason: '' },
});

export function toSaid({ title, note, dueOn, label, owners }: Task): Said {
  return { title, note, label, dueOn: dueOn ?? '', ownerIds: owners.map(({ id }) => id) };
}

const differ = (a: Said, b: Said, name: keyof Said) =>
  JSON.stringify([a[name]].flat().toSorted()) !== JSON.stringify([b[name]].flat().toSorted());

/**
 * Fields that somebody fills while another person's change is saved: what was changed here stays, the rest is theirs; and
 * which of them both have changed, each in another way.
 */
export function mergeSaid({ mine, base, theirs }: { mine: Said; base: Said; theirs: Said }) {
  const names = Object.keys(theirs) as (keyof Said)[];
  const changed = names.filter((name) => differ(mine, base, name) && differ(mine, theirs, name));
  const kept = Object.fromEntries(changed.map((name) => [name, mine[name]]));
  return {
    said: { ...theirs, ...kept },
    /** Empty when both have changed the same. */
    changed,
    clashes: changed.filter((name) => differ(base, theirs, name)),
  };
}
