import { describe, expect, it } from 'vitest';
import { groupRoles } from '../../shared/groups/schema.ts';
import { isRelaxed, mayDeleteMessage, mayManageThread, mayRelaxThread, maySeeThread } from './access.ts';

describe('who may do what in a thread', () => {
  it.each([
    ['TLP:AMBER', false, true],
    ['TLP:AMBER+STRICT', false, true],
    ['TLP:CLEAR', false, true],
    ['TLP:RED', false, false],
    ['TLP:RED', true, true],
  ] as const)('%s, named reader %s: seen %s', (label, isReader, seen) => {
    expect(maySeeThread({ label, isReader })).toBe(seen);
  });

  const table = [
    // role, author, manage, relax, delete
    ['chair', false, true, true, true],
    ['coordinator', false, true, false, true],
    ['rapporteur', false, false, false, false],
    ['member', false, false, false, false],
    ['observer', false, false, false, false],
    ['chair', true, true, true, true],
    ['coordinator', true, true, true, true],
    ['rapporteur', true, true, true, true],
    ['member', true, true, true, true],
    ['observer', true, false, false, false],
  ] as const;

  it.each(table)('%s, author %s: manage %s, relax %s, delete %s', (...row) => {
    const [role, isAuthor, ...may] = row;
    const decided = [
      mayManageThread({ role, isAuthor }),
      mayRelaxThread({ role, isAuthor }),
      mayDeleteMessage(role, isAuthor),
    ];
    expect(decided).toEqual(may);
  });

  it('has a row for every role', () => {
    expect(new Set(table.map(([role]) => role))).toEqual(new Set(groupRoles));
  });

  it.each([
    ['TLP:AMBER', 'TLP:GREEN', false, true],
    ['TLP:GREEN', 'TLP:AMBER', false, false],
    ['TLP:AMBER', 'TLP:AMBER', true, false],
    ['TLP:AMBER', 'TLP:RED', true, false],
    ['TLP:RED', 'TLP:AMBER+STRICT', false, true],
    ['TLP:RED', 'TLP:RED', true, true],
    ['TLP:RED', 'TLP:RED', false, false],
  ] as const)('%s to %s, more readers %s: relaxed %s', (from, to, widened, relaxed) => {
    expect(isRelaxed({ from, to, widened: widened && from === 'TLP:RED' })).toBe(relaxed);
  });
});
