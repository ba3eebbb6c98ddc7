import { beforeAll, describe, expect, it } from 'vitest';
import { countBallots } from '../../shared/decisions/count.ts';
import type { Choice, Rule, Stand } from '../../shared/decisions/rule.ts';
import type { Settings } from '../../shared/decisions/schema.ts';
import { setLocale } from '../i18n/locale.ts';
import { toSums } from './arithmetic.ts';
import { toBars } from './bars.ts';
import { emptyForm, findErrors, toNewDecision, toSettings } from './form-model.ts';
import './texts.ts';

beforeAll(() => setLocale('pl'));

const form = { ...emptyForm({ today: '2026-11-22', groupId: 'g' }), title: 'Wniosek' };

function sums(more: Partial<Settings>, ballots: Choice[], people: { eligible: number; recused: number }, options = 0) {
  const settings: Settings = { ...toSettings(form), ...more };
  const keys = Array.from({ length: options }, (_, index) => ({ key: index + 1, text: `Opcja ${index + 1}` }));
  const rule: Rule = { ...settings, options: keys.map(({ key }) => key) };
  const tally = countBallots(rule, ballots, people);
  return { lines: toSums({ tally, settings, options: keys }), bars: toBars(tally, keys) };
}

const say = (...counts: [Stand, number][]): Choice[] =>
  counts.flatMap(([stand, count]) => Array.from({ length: count }, () => ({ kind: 'stand' as const, stand })));

describe('the arithmetic', () => {
  it('za 7 > przeciw 3; głosowało 10 z 12; kworum 50% = 6', () => {
    const { lines, bars } = sums(
      { method: 'vote', quorum: { kind: 'percent', value: 50 } },
      say(['for', 7], ['against', 3]),
      { eligible: 12, recused: 1 },
    );
    expect(lines.map(({ formula, met }) => [formula, met])).toEqual([
      ['7 + 3 + 0 = 10', undefined],
      ['10 ≥ 6', true],
      ['7 > 3', true],
    ]);
    expect(lines[0]?.note).toMatch(/Z\s12\sosób/);
    expect(lines[0]?.note).toMatch(/1\sosoba\sz\skonfliktem/);
    expect(bars.map(({ share }) => share)).toEqual(['70%', '30%', '0%']);
  });

  it.each([
    ['absolute', [5, 3, 2], '5 ≤ 3 + 2', false],
    ['two_thirds', [6, 2, 1], '6 ≥ 6', true],
    ['two_thirds', [5, 2, 1], '5 < 6', false],
  ] as const)('%s majority of %j', (majority, [yes, no, blank], formula, met) => {
    const ballots = say(['for', yes], ['against', no], ['abstain', blank]);
    const { lines } = sums({ method: 'vote', majority }, ballots, { eligible: 10, recused: 0 });
    expect(lines.at(-1)).toMatchObject({ formula, met });
  });

  it('counts silence, objections and a tie', () => {
    const silence = sums({ method: 'written', quorum: { kind: 'none' } }, say(['against', 2]), {
      eligible: 9,
      recused: 0,
    });
    expect(silence.lines.map(({ formula }) => formula)).toEqual(['2', '9 − 2 = 7', '2 ≥ 0', '7 > 2']);
    const consent = sums({ method: 'consent' }, say(['agree', 4], ['object', 1]), { eligible: 5, recused: 0 });
    expect(consent.lines.at(-1)).toMatchObject({ formula: '1 > 0', met: false });
    const one = (option: number): Choice => ({ kind: 'choice', options: [option] });
    const tie = sums({ method: 'choice' }, [one(1), one(2)], { eligible: 2, recused: 0 }, 2);
    expect(tie.lines.at(-1)).toMatchObject({ formula: '1 = 1', met: false });
  });

  it('keeps a secret ballot without a quorum to itself', () => {
    const { lines } = sums({ method: 'vote', secret: true }, say(['for', 2]), { eligible: 4, recused: 0 });
    expect(lines.map(({ term }) => term)).toEqual(['Oddane głosy', 'Kworum']);
  });
});

describe('the form', () => {
  it('opens at once, or at the time it says', () => {
    expect(toNewDecision(form, 'c')).toMatchObject({ title: 'Wniosek', closes: '2026-11-27T18:00' });
    expect(toNewDecision(form, 'c')).not.toHaveProperty('opens');
    expect(toNewDecision({ ...form, opensLater: true }, 'c').opens).toBe('2026-11-23T09:00');
  });

  it('says what is missing', () => {
    expect(findErrors(form)).toEqual({});
    expect(findErrors({ ...form, title: ' ', roles: [] })).toEqual({ title: 'missing', roles: true });
    expect(findErrors({ ...form, method: 'ranking', options: 'A\nA\n' })).toEqual({
      options: [{ kind: 'few' }, { kind: 'twice', text: 'A' }],
    });
    expect(findErrors({ ...form, quorumValue: '120' })).toEqual({ quorumValue: true });
    expect(findErrors({ ...form, opensLater: true, opensDate: '2026-12-01' })).toEqual({ closes: true });
  });
});
