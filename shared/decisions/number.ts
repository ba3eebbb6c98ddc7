import type { TlpLabel } from '../labels.ts';

type Numbered = { number: number | null; year: number | null; label: TlpLabel };

/** How a finding is called: 7/2026; those under TLP:RED have a series of their own, RED-2/2026. */
export function findingNumber({ number, year, label }: Numbered): string {
  return `${label === 'TLP:RED' ? 'RED-' : ''}${number}/${year}`;
}

/** What a finding's number says, where a word is one. */
export function parseFindingNumber(word: string): { number: number; year: number; red: boolean } | undefined {
  const [, red, number, year] = /^(red-)?(\d{1,6})\/(\d{4})$/i.exec(word) ?? [];
  return number ? { number: Number(number), year: Number(year), red: red !== undefined } : undefined;
}
