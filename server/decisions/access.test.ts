import { describe, expect, it } from 'vitest';
import { states } from '../../shared/decisions/schema.ts';
import { groupRoles } from '../../shared/groups/schema.ts';
import { tlpLabels } from '../../shared/labels.ts';
import {
  isRelaxed,
  mayManageDecision,
  mayRelax,
  maySeeDecision,
  mayState,
  type Standing,
  whyNotDissent,
  whyNotVote,
} from './access.ts';

describe('decisions: who may what', () => {
  it.each(tlpLabels)('%s is seen by the group, RED by its readers alone', (label) => {
    expect(maySeeDecision({ label, isReader: true })).toBe(true);
    expect(maySeeDecision({ label, isReader: false })).toBe(label !== 'TLP:RED');
  });

  const table = [
    // role, author, manage, state, relax
    ['chair', false, true, true, true],
    ['coordinator', false, true, true, false],
    ['rapporteur', false, false, true, false],
    ['member', false, false, false, false],
    ['observer', false, false, false, false],
    ['chair', true, true, true, true],
    ['coordinator', true, true, true, true],
    ['rapporteur', true, true, true, true],
    ['member', true, true, true, true],
    ['observer', true, false, false, false],
  ] as const;

  it.each(table)('%s, author %s: manages %s, words the outcome %s, relaxes %s', (...[role, isAuthor, ...may]) => {
    const part = { role, isAuthor };
    expect([mayManageDecision(part), mayState(part), mayRelax(part)]).toEqual(may);
  });

  it('has a row for every role', () => {
    expect(new Set(table.map(([role]) => role))).toEqual(new Set(groupRoles));
  });

  const asked: Standing = { role: 'member', elector: true, recused: false, state: 'open', over: false };

  it.each(states)('a vote in state %s', (state) => {
    expect(whyNotVote({ ...asked, state })).toBe(state === 'open' ? undefined : 'decision_not_open');
    expect(whyNotVote({ ...asked, state, role: 'observer' })).toBe('forbidden');
  });

  it('nobody votes who was not asked, has a conflict, or comes too late', () => {
    expect(whyNotVote({ ...asked, elector: false })).toBe('forbidden');
    expect(whyNotVote({ ...asked, recused: true })).toBe('forbidden');
    expect(whyNotVote({ ...asked, over: true })).toBe('decision_not_open');
    expect(whyNotVote({ ...asked, state: 'planned', elector: false })).toBe('decision_not_open');
  });

  it('dissent comes after the close and in time, of those who were asked and outvoted', () => {
    const late = { ...asked, state: 'closed', over: true, dissentOver: false, outvoted: true } as const;
    expect(whyNotDissent({ ...late, outvoted: false })).toBe('decision_no_dissent');
    expect(whyNotDissent(late)).toBe(undefined);
    expect(whyNotDissent({ ...late, dissentOver: true })).toBe('decision_not_open');
    expect(whyNotDissent({ ...late, state: 'open' })).toBe('decision_not_open');
    for (const part of [{ elector: false }, { recused: true }, { role: 'observer' as const }])
      expect(whyNotDissent({ ...late, ...part })).toBe('forbidden');
  });

  it.each([
    ['TLP:AMBER', 'TLP:GREEN', false, true],
    ['TLP:GREEN', 'TLP:AMBER', false, false],
    ['TLP:RED', 'TLP:AMBER', false, true],
    ['TLP:RED', 'TLP:RED', true, true],
    ['TLP:RED', 'TLP:RED', false, false],
  ] as const)('%s to %s, more readers %s: relaxed %s', (from, to, widened, relaxed) => {
    expect(isRelaxed({ from, to, widened })).toBe(relaxed);
  });
});
