import { expect, test } from 'vitest';
import { mergeSaid, type Said } from './task-form.ts';

const base: Said = { title: 'Plan', note: 'Stary opis', dueOn: '', label: 'TLP:AMBER', ownerIds: ['a', 'b'] };
const merge = (mine: Partial<Said>, theirs: Partial<Said>) =>
  mergeSaid({ mine: { ...base, ...mine }, base, theirs: { ...base, ...theirs } });

test('what was changed here stays, the rest is theirs', () => {
  const { said, changed, clashes } = merge({ note: 'Mój opis' }, { title: 'Ich plan', ownerIds: ['c'] });
  expect(said).toEqual({ ...base, note: 'Mój opis', title: 'Ich plan', ownerIds: ['c'] });
  expect([changed, clashes]).toEqual([['note'], []]);
});

test('what both have changed is named, and stands as it was typed here', () => {
  const { said, clashes } = merge({ note: 'Mój opis', dueOn: '2027-01-01' }, { note: 'Ich opis' });
  expect(said).toMatchObject({ note: 'Mój opis', dueOn: '2027-01-01' });
  expect(clashes).toEqual(['note']);
});

test('the same change twice leaves nothing to be saved', () => {
  expect(merge({ note: 'Nowy', ownerIds: ['b', 'a'] }, { note: 'Nowy' }).changed).toEqual([]);
});
