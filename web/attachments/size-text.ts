import { endingOf } from '../../shared/attachments/kinds.ts';
import { localeTag } from '../i18n/locale.ts';

/** "240 kB", "1,2 MB". */
export function sizeText(bytes: number): string {
  const [value, unit] = bytes < 999_500 ? [bytes / 1_000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  const digits = unit === 'kilobyte' || value >= 10 ? 0 : 1;
  const format = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(localeTag(), format).format(bytes < 1_000 ? Math.max(value, 1) : value);
}

/** "PDF, 240 kB". */
export function fileDetail(name: string, bytes: number): string {
  const ending = endingOf(name).toUpperCase();
  return ending ? `${ending}, ${sizeText(bytes)}` : sizeText(bytes);
}
