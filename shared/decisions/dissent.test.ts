import { describe, expect, it } from 'vitest';
import { votedWith } from './dissent.ts';
import { type Choice, type Stand, stands } from './rule.ts';
import type { Result } from './tally.ts';

const stand = (which: Stand): Choice => ({ kind: 'stand', stand: which });

describe('who voted with the outcome', () => {
  it.each([
    ['adopted', ['agree', 'for']],
    ['rejected', ['object', 'against']],
    ['no_quorum', []],
  ] as [Result, Stand[]][])('%s: %s', (result, with_) => {
    const found = stands.filter((each) => votedWith({ result, winners: [] }, stand(each)));
    expect(new Set(found)).toEqual(new Set(with_));
  });

  it.each([
    [{ kind: 'choice', options: [1, 2] }, true],
    [{ kind: 'choice', options: [1] }, false],
    [{ kind: 'choice', options: [] }, false],
    [{ kind: 'ranking', order: [2, 1] }, true],
    [{ kind: 'ranking', order: [1, 2] }, false],
    [
      {
        kind: 'rating',
        scores: [
          { option: 2, score: 4 },
          { option: 1, score: 4 },
        ],
      },
      true,
    ],
    [
      {
        kind: 'rating',
        scores: [
          { option: 2, score: 4 },
          { option: 1, score: 5 },
        ],
      },
      false,
    ],
    [{ kind: 'rating', scores: [] }, false],
    [null, false],
  ] as [Choice | null, boolean][])('option 2 has won: %j %s', (choice, expected) => {
    expect(votedWith({ result: 'adopted', winners: [2] }, choice)).toBe(expected);
    expect(votedWith({ result: 'rejected', winners: [1, 2] }, choice)).toBe(false);
  });
});
