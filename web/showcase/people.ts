import type { TlpLabel } from '../../shared/labels.ts';
import type { Person } from '../ui/Avatar.tsx';
import { samples } from './samples.ts';

export const tlpNames: TlpLabel[] = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'];

const numbers: [initials: string, sector: string][] = [
  ['03', 'education'],
  ['07', 'police'],
  ['11', 'local_government'],
  ['05', 'psychology'],
  ['09', 'research'],
  ['12', 'civil_society'],
  ['14', 'health'],
  ['02', 'state'],
];

/** One role account of each sector. */
export function people(): [Person, ...Person[]] {
  const [first, ...rest] = numbers.map(([initials, sector], index) => ({
    displayName: `${samples().people[index % 2]} ${initials}`,
    initials,
    sector,
  }));
  return [first ?? { displayName: '', initials: '', sector: '' }, ...rest];
}
