import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import type { Actor, Ctx, Services } from '../context.ts';
import { dayAt } from './times.ts';

/** What the parts of the seed share: people and groups by their key. */
export type Seeding = {
  services: Services;
  people: Map<string, Actor>;
  groups: Map<string, string>;
  now: Temporal.ZonedDateTime;
};

/** The same UUID for the same words. */
export function fixedId(...words: (string | number)[]): string {
  const hex = createHash('sha256').update(words.join('\n')).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** The context in which this person acts. */
export function as({ services, people }: Seeding, key: string): Ctx {
  const actor = people.get(key);
  if (!actor) throw new Error(`the sample team has no ${key}`);
  return { db: services.db, services, actor };
}

/** Days before today and a wall time, as an instant. */
export const when = ({ now }: Seeding, [days, time]: [number, string]): Date =>
  new Date(dayAt(-days, time, now).epochMilliseconds);
