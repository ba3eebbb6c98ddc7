import { tzlib_get_timezones } from 'timezones-ical-library';
import { AppError } from '../shared/errors.ts';

/** The zones of the IANA database and their links, `Europe/Kyiv` beside `Europe/Kiev`; `Intl` lists only some. */
const names = [tzlib_get_timezones(), Intl.supportedValuesOf('timeZone'), 'UTC'].flat();
const spellings = new Map(names.map((name) => [name.toLowerCase(), name]));

/**
 * A zone as IANA spells it, whatever the case it is given in; never another name for it. Undefined for a zone there is
 * not, and for offsets such as `+02:00`, which have no rules.
 */
export function findTimeZone(zone: string): string | undefined {
  const name = spellings.get(zone.toLowerCase());
  return name && isKnownToIntl(name) ? name : undefined;
}

/** The same input with its zone, if it has one, as IANA spells it. Refuses a zone that there is not. */
export function spellTimeZone<T extends { timeZone?: string }>(input: T): T {
  if (input.timeZone === undefined) return input;
  const timeZone = findTimeZone(input.timeZone);
  if (!timeZone) throw new AppError('invalid_input', { detail: 'timeZone' });
  return { ...input, timeZone };
}

function isKnownToIntl(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
