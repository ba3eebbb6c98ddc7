import { AppError } from '../shared/errors.ts';

/** True for a zone known by a region's name, or UTC. Offsets such as `+02:00` have no rules and are refused. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** Refuses a zone that there is not; undefined is none given. */
export function checkTimeZone(zone: string | undefined): void {
  if (zone !== undefined && !isTimeZone(zone)) throw new AppError('invalid_input', { detail: 'timeZone' });
}
