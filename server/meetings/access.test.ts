import { describe, expect, it } from 'vitest';
import { groupRoles } from '../../shared/groups/schema.ts';
import { mayManage, mayRelabel, maySee, type Place } from './access.ts';

const place = (more: Partial<Place>): Place => ({
  label: 'TLP:AMBER',
  inGroup: true,
  role: null,
  named: false,
  guest: false,
  organiser: false,
  ...more,
});

describe('who sees a meeting', () => {
  it.each([
    // label, role, named, guest, seen
    ['TLP:GREEN', 'observer', false, false, true],
    ['TLP:AMBER', 'member', false, false, true],
    ['TLP:AMBER+STRICT', 'member', false, false, true],
    ['TLP:RED', 'chair', false, false, false],
    ['TLP:RED', 'observer', true, false, true],
    ['TLP:CLEAR', null, false, false, false],
    ['TLP:AMBER', null, true, false, false],
    ['TLP:AMBER', null, true, true, true],
    ['TLP:RED', null, true, true, true],
    ['TLP:AMBER+STRICT', null, true, true, false],
  ] as const)('%s in a group, role %s, named %s, guest %s: %s', (...row) => {
    const [label, role, named, guest, seen] = row;
    expect(maySee(place({ label, role, named, guest }))).toBe(seen);
  });

  it.each([
    ['TLP:RED', true, true],
    ['TLP:AMBER', true, true],
    ['TLP:CLEAR', false, false],
  ] as const)('%s without a group, named %s: %s', (label, named, seen) => {
    expect(maySee(place({ inGroup: false, label, named }))).toBe(seen);
  });
});

describe('who changes a meeting', () => {
  const table = [
    // role, organiser, may
    ['chair', false, true],
    ['coordinator', false, true],
    ['rapporteur', false, false],
    ['member', false, false],
    ['observer', false, false],
    ['rapporteur', true, true],
    ['member', true, true],
    ['observer', true, false],
  ] as const;

  it.each(table)('%s, organiser %s: %s', (role, organiser, may) => {
    expect(mayManage(place({ role, organiser, named: organiser }))).toBe(may);
  });

  it('has a row for every role', () => {
    expect(new Set(table.map(([role]) => role))).toEqual(new Set(groupRoles));
  });

  it('not an organiser who left the group, nor a chair whom a RED meeting does not name', () => {
    expect(mayManage(place({ organiser: true, named: true }))).toBe(false);
    expect(mayManage(place({ organiser: true, named: true, guest: true }))).toBe(false);
    expect(mayManage(place({ label: 'TLP:RED', role: 'chair' }))).toBe(false);
  });

  it('only the organiser, where there is no group', () => {
    expect(mayManage(place({ inGroup: false, named: true }))).toBe(false);
    expect(mayManage(place({ inGroup: false, named: true, organiser: true }))).toBe(true);
  });
});

describe('who relaxes a label', () => {
  it('the organiser and the chair; others only tighten it', () => {
    expect(mayRelabel(place({ role: 'coordinator' }), 'TLP:AMBER', 'TLP:GREEN')).toBe(false);
    expect(mayRelabel(place({ role: 'coordinator' }), 'TLP:GREEN', 'TLP:AMBER')).toBe(true);
    expect(mayRelabel(place({ role: 'chair' }), 'TLP:AMBER', 'TLP:GREEN')).toBe(true);
    expect(mayRelabel(place({ role: 'member', organiser: true }), 'TLP:AMBER', 'TLP:GREEN')).toBe(true);
  });
});
