import { isStricter, type TlpLabel } from '../../shared/labels.ts';
import { requireMe } from '../accounts/session.ts';
import { myGroups } from './my-groups.ts';

/** A thing of a group that carries a label. */
type Labelled = { label: TlpLabel; authorId: string; groupId: string | null };

/** TLP 2.0: only the author lets more people in, and the chair of the group. */
export function mayRelax({ authorId, groupId }: Omit<Labelled, 'label'>): boolean {
  return authorId === requireMe().id || myGroups().some(({ id, role }) => id === groupId && role === 'chair');
}

/** Those of the labels that the reader may give the thing. */
export function labelsFor<Label extends TlpLabel>(labels: readonly Label[], thing: Labelled | undefined): Label[] {
  return labels.filter((each) => !thing || !isStricter(thing.label, each) || mayRelax(thing));
}
