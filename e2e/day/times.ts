import { Temporal } from 'temporal-polyfill';

const zone = 'Europe/Warsaw';

export type Slot = { day: string; date: string; from: string; to: string };

/** Tomorrow from 14:00 to 15:30; as people type it, and on a phone as its own date field takes it. */
export function soon(onPhone: boolean): Slot {
  const day = Temporal.Now.plainDateISO(zone).add({ days: 1 });
  const typed = day.toString().split('-').reverse().join('.');
  return { day: day.toString(), date: onPhone ? day.toString() : typed, from: '14:00', to: '15:30' };
}

/** The instant at which clocks in Warsaw show that time on that day. */
export function instantInWarsaw(day: string, time: string): Date {
  return new Date(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).epochMilliseconds);
}
