import { expect, it } from 'vitest';
import { readPeriod } from './period.ts';

const now = new Date('2026-11-22T23:30:00Z');
const span = (text: string) => {
  const period = readPeriod(text, 'Europe/Warsaw', now);
  return period && [period.from.toISOString(), period.to.toISOString()];
};

it.each([
  ['2026-11-22', '2026-11-21T23:00:00.000Z', '2026-11-22T23:00:00.000Z'],
  ['22.11.2026', '2026-11-21T23:00:00.000Z', '2026-11-22T23:00:00.000Z'],
  ['2026-03', '2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z'],
  ['3.2026', '2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z'],
  ['2026', '2025-12-31T23:00:00.000Z', '2026-12-31T23:00:00.000Z'],
  ['dziś', '2026-11-22T23:00:00.000Z', '2026-11-23T23:00:00.000Z'],
  ['yesterday', '2026-11-21T23:00:00.000Z', '2026-11-22T23:00:00.000Z'],
])('%s is a stretch of time in the zone of the reader', (text, from, to) => expect(span(text)).toEqual([from, to]));

it.each(['2026-02-30', '2026-13', '31.4.2026', 'kiedyś', '', '99999', '-5'])('%s is none', (text) => {
  expect(span(text)).toBeNull();
});
