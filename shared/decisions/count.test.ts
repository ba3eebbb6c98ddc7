import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBallots } from './count.ts';
import { ballotStands, type Choice, consentStands, fitsRule, majorities, type Rule, type Stand } from './rule.ts';
import type { Tally } from './tally.ts';

/** Somebody of the group on the day of the close. */
type Someone = { recused: boolean; choice: Choice | null };

const quorum: fc.Arbitrary<Rule['quorum']> = fc.oneof(
  fc.constant({ kind: 'none' } as const),
  fc.record({ kind: fc.constant('people' as const), value: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ kind: fc.constant('percent' as const), value: fc.integer({ min: 1, max: 100 }) }),
);
const base = {
  majority: fc.constantFrom(...majorities),
  silence: fc.constantFrom(...ballotStands),
  quorum,
  secret: fc.boolean(),
  maxChoices: fc.integer({ min: 1, max: 3 }),
};
const optionKeys = fc
  .integer({ min: 2, max: 5 })
  .map((count) => Array.from({ length: count }, (_, index) => index + 1));

const people = (choice: fc.Arbitrary<Choice>, max = 14): fc.Arbitrary<Someone[]> =>
  fc.array(fc.record({ recused: fc.boolean(), choice: fc.option(choice) }), { maxLength: max });
const stand = <S extends Stand>(...known: S[]): fc.Arbitrary<Choice> =>
  fc.constantFrom(...known).map((each) => ({ kind: 'stand', stand: each }));

/** What the hub is given: whoever declared a conflict has no ballot and is not eligible. */
function count(rule: Rule, everybody: readonly Someone[]): Tally {
  const voters = everybody.filter((each) => !each.recused);
  const ballots = voters.flatMap((each) => each.choice ?? []);
  return countBallots(rule, ballots, { eligible: voters.length, recused: everybody.length - voters.length });
}

/** The obvious model of a quorum: add people until their share is enough. */
function modelNeeded(rule: Rule, eligible: number): number {
  let needed = 0;
  if (rule.quorum.kind === 'people') needed = rule.quorum.value;
  if (rule.quorum.kind === 'percent') while (needed * 100 < rule.quorum.value * eligible) needed += 1;
  if (rule.secret) return Math.max(needed, 3);
  return rule.method === 'written' && rule.quorum.kind === 'none' ? needed : Math.max(needed, 1);
}

/** Lets every person stand up and say their word, one by one. */
function modelStands(rule: Rule, everybody: readonly Someone[]): Map<Stand, number> {
  const heard = new Map<Stand, number>();
  for (const { recused, choice } of everybody) {
    if (recused) continue;
    const said = choice?.kind === 'stand' ? choice.stand : rule.method === 'written' ? rule.silence : undefined;
    if (said) heard.set(said, (heard.get(said) ?? 0) + 1);
  }
  return heard;
}

function modelMajority(majority: Rule['majority'], heard: Map<Stand, number>): boolean {
  const [yes, no, blank] = ballotStands.map((each) => heard.get(each) ?? 0) as [number, number, number];
  if (majority === 'simple') return yes - no > 0;
  if (majority === 'absolute') return yes - no - blank > 0;
  return yes > 0 && yes / (yes + no + blank) > 0.6666;
}

function expectQuorum(tally: Tally, rule: Rule, everybody: readonly Someone[]): boolean {
  const voters = everybody.filter(({ recused }) => !recused);
  const cast = voters.filter(({ choice }) => choice !== null).length;
  const needed = modelNeeded(rule, voters.length);
  expect({ eligible: tally.eligible, cast: tally.cast, needed: tally.needed, met: tally.quorumMet }).toEqual({
    eligible: voters.length,
    cast,
    needed,
    met: cast >= needed,
  });
  if (cast < needed) expect(tally.result).toBe('no_quorum');
  return cast >= needed;
}

describe('stands', () => {
  it.each(['vote', 'written'] as const)('%s: quorum, majority, abstention, silence and recusal', (method) => {
    fc.assert(
      fc.property(fc.record(base), people(stand(...ballotStands)), (settings, everybody) => {
        const rule: Rule = { ...settings, method, options: [] };
        const tally = count(rule, everybody);
        const heard = modelStands(rule, everybody);
        expect(tally.stands).toEqual(ballotStands.map((each) => ({ stand: each, count: heard.get(each) ?? 0 })));
        if (expectQuorum(tally, rule, everybody))
          expect(tally.result).toBe(modelMajority(rule.majority, heard) ? 'adopted' : 'rejected');
      }),
      { numRuns: 400 },
    );
  });

  it('consent: adopted unless somebody objects', () => {
    fc.assert(
      fc.property(fc.record(base), people(stand(...consentStands)), (settings, everybody) => {
        const rule: Rule = { ...settings, method: 'consent', options: [] };
        const tally = count(rule, everybody);
        const objected = (modelStands(rule, everybody).get('object') ?? 0) > 0;
        if (expectQuorum(tally, rule, everybody)) expect(tally.result).toBe(objected ? 'rejected' : 'adopted');
      }),
    );
  });

  it('one more vote for never turns an adopted proposal down', () => {
    fc.assert(
      fc.property(fc.record(base), people(stand(...ballotStands)), (settings, everybody) => {
        const rule: Rule = { ...settings, method: 'vote', quorum: { kind: 'none' }, options: [] };
        const yes: Someone = { recused: false, choice: { kind: 'stand', stand: 'for' } };
        if (count(rule, everybody).result === 'adopted')
          expect(count(rule, [...everybody, yes]).result).toBe('adopted');
      }),
    );
  });
});

/** Strikes out the last ones on paper ballots and counts the first names that are left, by hand. */
function modelRunOff(options: readonly number[], papers: readonly (readonly number[])[]): number[] {
  const piles = options.map((option) => papers.filter((paper) => paper[0] === option).length);
  const valid = papers.filter((paper) => paper.length > 0).length;
  if (valid === 0) return [];
  const best = piles.findIndex((pile) => pile > valid / 2);
  if (best >= 0) return [options[best] as number];
  const smallest = Math.min(...piles);
  const kept = options.filter((_, index) => piles[index] !== smallest);
  if (kept.length === 0) return [...options];
  return modelRunOff(
    kept,
    papers.map((paper) => paper.filter((option) => kept.includes(option))),
  );
}

const ranked = optionKeys.chain((options) =>
  fc.record({
    options: fc.constant(options),
    everybody: people(fc.shuffledSubarray(options).map((order) => ({ kind: 'ranking', order }) as Choice)),
  }),
);
const rated = optionKeys.chain((options) =>
  fc.record({
    options: fc.constant(options),
    everybody: people(
      fc.shuffledSubarray(options).chain((keys) =>
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: keys.length, maxLength: keys.length }).map((scores) => ({
          kind: 'rating',
          scores: keys.map((option, at) => ({ option, score: scores[at] ?? 1 })),
        })),
      ) as fc.Arbitrary<Choice>,
    ),
  }),
);
const chosen = optionKeys.chain((options) =>
  fc.record({
    options: fc.constant(options),
    everybody: people(
      fc
        .subarray(options, { maxLength: Math.min(3, options.length) })
        .map((keys) => ({ kind: 'choice', options: keys }) as Choice),
    ),
  }),
);

/** The best by a value; several when tied, nobody when none has one. */
function modelBest(options: readonly number[], valued: (option: number) => number | null): number[] {
  const values = options.flatMap((option) => valued(option) ?? []);
  const top = Math.max(...values);
  return options.filter((option) => Math.abs((valued(option) ?? -1) - top) < 1e-9);
}

function expectWinners(tally: Tally, winners: number[], met: boolean): void {
  expect(tally.winners).toEqual(winners);
  if (met) expect(tally.result).toBe(winners.length === 1 ? 'adopted' : 'rejected');
}

describe('options', () => {
  it('ranking: an instant runoff, and every round adds up', () => {
    fc.assert(
      fc.property(fc.record(base), ranked, (settings, { options, everybody }) => {
        const rule: Rule = { ...settings, method: 'ranking', options };
        const tally = count(rule, everybody);
        const papers = everybody.flatMap(({ recused, choice }) =>
          !recused && choice?.kind === 'ranking' ? [choice.order] : [],
        );
        expectWinners(tally, modelRunOff(options, papers), expectQuorum(tally, rule, everybody));
        for (const { counts, exhausted } of tally.rounds)
          expect(counts.reduce((sum, { votes }) => sum + votes, exhausted)).toBe(papers.length);
        expect(tally.rounds.length).toBeLessThanOrEqual(options.length);
      }),
      { numRuns: 400 },
    );
  });

  it('ranking: a majority of first places wins', () => {
    fc.assert(
      fc.property(ranked, ({ options, everybody }) => {
        const rule: Rule = { ...plain, method: 'ranking', options };
        const favourite: Choice = { kind: 'ranking', order: [options[1] as number] };
        const fans = Array.from({ length: everybody.length + 1 }, () => ({ recused: false, choice: favourite }));
        expect(count(rule, [...everybody, ...fans]).winners).toEqual([options[1]]);
      }),
    );
  });

  it('rating: the highest mean', () => {
    fc.assert(
      fc.property(fc.record(base), rated, (settings, { options, everybody }) => {
        const rule: Rule = { ...settings, method: 'rating', options };
        const tally = count(rule, everybody);
        const mean = (option: number) => {
          const scores = everybody.flatMap(({ recused, choice }) =>
            !recused && choice?.kind === 'rating' ? choice.scores.filter((each) => each.option === option) : [],
          );
          return scores.length === 0 ? null : scores.reduce((sum, { score }) => sum + score, 0) / scores.length;
        };
        expectWinners(tally, modelBest(options, mean), expectQuorum(tally, rule, everybody));
      }),
    );
  });

  it('choice: the most votes', () => {
    fc.assert(
      fc.property(fc.record(base), chosen, (settings, { options, everybody }) => {
        const rule: Rule = { ...settings, method: 'choice', options };
        const tally = count(rule, everybody);
        const votes = (option: number) => {
          let found = 0;
          for (const { recused, choice } of everybody)
            if (!recused && choice?.kind === 'choice' && choice.options.includes(option)) found += 1;
          return found === 0 ? null : found;
        };
        expectWinners(tally, modelBest(options, votes), expectQuorum(tally, rule, everybody));
      }),
    );
  });
});

const plain = {
  majority: 'simple',
  silence: 'for',
  quorum: { kind: 'none' },
  secret: false,
  maxChoices: 1,
} as const;

describe('examples', () => {
  const votes = (...counts: [number, number, number]): Someone[] =>
    ballotStands.flatMap((each, index) =>
      Array.from({ length: counts[index] ?? 0 }, () => ({
        recused: false,
        choice: { kind: 'stand' as const, stand: each },
      })),
    );

  it.each([
    ['simple', [7, 3, 0], 'adopted'],
    ['simple', [3, 3, 4], 'rejected'],
    ['simple', [1, 0, 9], 'adopted'],
    ['absolute', [5, 3, 2], 'rejected'],
    ['absolute', [6, 3, 2], 'adopted'],
    ['two_thirds', [6, 3, 0], 'adopted'],
    ['two_thirds', [6, 3, 1], 'rejected'],
    ['two_thirds', [0, 0, 3], 'rejected'],
  ] as const)('%s majority of %j: %s', (majority, counts, result) => {
    const rule: Rule = { ...plain, method: 'vote', majority, options: [] };
    expect(count(rule, votes(...(counts as [number, number, number]))).result).toBe(result);
  });

  it('half of twelve is six, half of thirteen is seven', () => {
    const rule: Rule = { ...plain, method: 'vote', quorum: { kind: 'percent', value: 50 }, options: [] };
    const among = (eligible: number) => countBallots(rule, [], { eligible, recused: 0 }).needed;
    expect([among(12), among(13)]).toEqual([6, 7]);
  });

  it('silence adopts a written procedure where the proposal says so', () => {
    const rule: Rule = { ...plain, method: 'written', options: [] };
    const silent = Array.from({ length: 5 }, () => ({ recused: false, choice: null }));
    expect(count(rule, silent)).toMatchObject({ result: 'adopted', silent: 5, cast: 0 });
    expect(count({ ...rule, silence: 'against' }, silent).result).toBe('rejected');
  });

  it('a secret ballot of two decides nothing', () => {
    const rule: Rule = { ...plain, method: 'vote', secret: true, options: [] };
    expect(count(rule, votes(2, 0, 0)).result).toBe('no_quorum');
    expect(count(rule, votes(3, 0, 0)).result).toBe('adopted');
  });

  it('knows which ballots a rule takes', () => {
    const choice: Rule = { ...plain, method: 'choice', options: [1, 2, 3], maxChoices: 2 };
    expect(fitsRule({ kind: 'choice', options: [1, 2] }, choice)).toBe(true);
    expect(fitsRule({ kind: 'choice', options: [1, 2, 3] }, choice)).toBe(false);
    expect(fitsRule({ kind: 'choice', options: [4] }, choice)).toBe(false);
    expect(fitsRule({ kind: 'stand', stand: 'for' }, choice)).toBe(false);
    const scores = [1, 1].map((option) => ({ option, score: 3 }));
    expect(fitsRule({ kind: 'rating', scores }, { ...choice, method: 'rating' })).toBe(false);
    expect(fitsRule({ kind: 'stand', stand: 'for' }, { ...plain, method: 'consent', options: [] })).toBe(false);
  });
});
