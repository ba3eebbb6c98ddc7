import type { TlpLabel } from '../labels.ts';

type Numbered = { number: number | null; year: number | null; label: TlpLabel };

/** How a finding is called: 7/2026; those under TLP:RED have a series of their own, RED-2/2026. */
export function findingNumber({ number, year, label }: Numbered): string {
  return `${label === 'TLP:RED' ? 'RED-' : ''}${number}/${year}`;
}
