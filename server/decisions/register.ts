import { findingNumber } from '../../shared/decisions/number.ts';
import type { Method } from '../../shared/decisions/rule.ts';
import type { Result, Tally } from '../../shared/decisions/tally.ts';
import type { Locale } from '../../shared/errors.ts';
import type { TlpLabel } from '../../shared/labels.ts';

export type Line = {
  number: number | null;
  year: number | null;
  groupName: string;
  title: string;
  statement: string;
  method: Method;
  result: Result | null;
  tally: Tally | null;
  dissents: number;
  closedAt: Date;
  reviewOn: string | null;
  label: TlpLabel;
  address: string;
};

const heads: Record<Locale, readonly string[]> = {
  pl: [
    'Numer',
    'Grupa',
    'Wniosek',
    'Ustalenie',
    'Tryb',
    'Wynik',
    'Głosowało',
    'Uprawnionych',
    'Kworum',
    'Zdania odrębne',
    'Zamknięto',
    'Przegląd',
    'Oznaczenie',
    'Adres',
  ],
  en: [
    'Number',
    'Group',
    'Proposal',
    'Statement',
    'Method',
    'Result',
    'Voted',
    'Eligible',
    'Quorum',
    'Dissents',
    'Closed',
    'Review',
    'Label',
    'Address',
  ],
};

const methodNames: Record<Locale, Record<Method, string>> = {
  pl: {
    consent: 'zgoda po konsultacji',
    vote: 'głosowanie',
    written: 'tryb obiegowy',
    choice: 'wybór',
    ranking: 'ranking',
    rating: 'ocena',
  },
  en: {
    consent: 'advice and consent',
    vote: 'vote',
    written: 'written procedure',
    choice: 'choice',
    ranking: 'ranking',
    rating: 'rating',
  },
};

const resultNames: Record<Locale, Record<Result, string>> = {
  pl: { adopted: 'przyjęto', rejected: 'odrzucono', no_quorum: 'brak kworum' },
  en: { adopted: 'adopted', rejected: 'rejected', no_quorum: 'no quorum' },
};

/** Before the words of what was put to the vote and not adopted: nobody shall take them for what was decided. */
const refusals: Record<Locale, Record<Exclude<Result, 'adopted'>, string>> = {
  pl: { rejected: 'Nie przyjęto', no_quorum: 'Nie przyjęto (brak kworum)' },
  en: { rejected: 'Not adopted', no_quorum: 'Not adopted (no quorum)' },
};

/**
 * The register as a table for a spreadsheet: UTF-8 with its mark, lines ended as RFC 4180 says, a semicolon between cells
 * where the decimal sign is a comma (spreadsheets expect that).
 */
export function toCsv(lines: readonly Line[], locale: Locale): string {
  const separator = locale === 'pl' ? ';' : ',';
  const rows = [heads[locale], ...lines.map((line) => toCells(line, locale))];
  return `\ufeff${rows.map((cells) => cells.map(quoteCell).join(separator)).join('\r\n')}\r\n`;
}

function toCells(line: Line, locale: Locale): string[] {
  const { number, year, groupName, title, statement, method, result, tally, dissents, closedAt, reviewOn, label } =
    line;
  return [
    findingNumber({ number, year, label }),
    groupName,
    title,
    result && result !== 'adopted' ? `${refusals[locale][result]}: ${statement}` : statement,
    methodNames[locale][method],
    result ? resultNames[locale][result] : '',
    String(tally?.cast ?? ''),
    String(tally?.eligible ?? ''),
    String(tally?.needed ?? ''),
    String(dissents),
    closedAt.toISOString(),
    reviewOn ?? '',
    label,
    line.address,
  ];
}

/** Quoted, and with an apostrophe in front where a spreadsheet would take the words for a formula (OWASP: CSV injection). */
export function quoteCell(text: string): string {
  const safe = /^\s*[=+\-@\t\r|%]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
