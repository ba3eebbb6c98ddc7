import { expect, test } from 'vitest';
import { emptyForm, type Form, findErrors, optionsOf, presetOf, toSettings } from './form-model.ts';

const today = '2026-11-23';
const form = (change: Partial<Form>): Form => ({
  ...emptyForm({ today, groupId: 'group' }),
  title: 'Wybieramy termin',
  ...change,
});
const lines = (count: number) => Array.from({ length: count }, (_, index) => `Opcja ${index + 1}`);
const choice = (options: string[], change: Partial<Form> = {}) =>
  form({ ...presetOf('choice'), options: options.join('\n'), ...change });

test('options are taken as they were typed, spaces and empty lines aside', () => {
  const long = 'ż'.repeat(300);
  expect(optionsOf(choice([...lines(25), '', `  ${long}  `]))).toEqual([...lines(25), long]);
});

test('it says which options are too many, too long, too few, or there twice', () => {
  expect(findErrors(choice(lines(20))).options).toBeUndefined();
  expect(findErrors(choice(lines(21))).options).toEqual([{ kind: 'many', count: 21 }]);
  expect(findErrors(choice([...lines(3), '😀'.repeat(200)])).options).toBeUndefined();
  expect(findErrors(choice([...lines(3), '😀'.repeat(201)])).options).toEqual([
    { kind: 'long', number: 4, length: 201 },
  ]);
  expect(findErrors(choice(['Tak', 'Tak ', '']))).toMatchObject({
    options: [{ kind: 'few' }, { kind: 'twice', text: 'Tak' }],
  });
  expect(findErrors(form({ options: lines(30).join('\n') })).options).toBeUndefined();
});

test('a number out of its range is an error and never another number', () => {
  for (const dissentDays of ['31', '99', '', '-1', '2,5', 'dwa'])
    expect(findErrors(form({ dissentDays }))).toEqual({ dissentDays: true });
  for (const dissentDays of ['0', '2', '30']) expect(findErrors(form({ dissentDays }))).toEqual({});
  expect(toSettings(form({ dissentDays: '30' })).dissentHours).toBe(720);
  expect(findErrors(choice(lines(3), { maxChoices: '4' }))).toEqual({ maxChoices: true });
  expect(findErrors(form({ quorumKind: 'percent', quorumValue: '101' }))).toEqual({ quorumValue: true });
});

test('a title and a note that are too long are said to be so', () => {
  expect(findErrors(form({ title: 'a'.repeat(201), note: 'b'.repeat(501) }))).toEqual({ title: 'long', note: true });
  expect(findErrors(form({ title: ' ' }))).toEqual({ title: 'missing' });
});
