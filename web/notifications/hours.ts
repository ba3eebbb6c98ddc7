import { localeTag } from '../i18n/locale.ts';
import type { Option } from '../ui/Select.tsx';

/** Full hours as the reader writes them: "08:00". */
export function hourOptions(): Option[] {
  const format = new Intl.DateTimeFormat(localeTag(), { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
  return Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: format.format(hour * 3_600_000) }));
}

/** Monday is 1 (ISO 8601). */
export function weekdayName(day: number): string {
  const monday = Date.UTC(2024, 0, 1);
  const format = new Intl.DateTimeFormat(localeTag(), { weekday: 'long', timeZone: 'UTC' });
  return format.format(monday + (day - 1) * 86_400_000);
}
