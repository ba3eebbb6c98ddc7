import { describe, expect, it } from 'vitest';
import { mergeUnsent, nothingWritten, type Written } from './unsent-merge.ts';

const text = (body: string, rest: Partial<Written> = {}): Written => ({ ...nothingWritten, body, ...rest });
const red = (...readers: string[]): Partial<Written> => ({ label: 'TLP:RED', readers });

describe('mergeUnsent', () => {
  it.each([
    ['only here', { mine: 'ab', base: 'a', theirs: 'a' }, 'ab'],
    ['only elsewhere', { mine: 'a', base: 'a', theirs: 'ab' }, 'ab'],
    ['sent elsewhere', { mine: 'a', base: 'a', theirs: '' }, ''],
    ['the same on both', { mine: 'ab', base: 'a', theirs: 'ab' }, 'ab'],
    ['one goes on where the other stopped', { mine: 'abc', base: 'a', theirs: 'ab' }, 'abc'],
    ['both', { mine: 'tu', base: '', theirs: 'tam' }, 'tam\n\ntu'],
  ])('%s', (_, { mine, base, theirs }, merged) => {
    expect(mergeUnsent({ mine: text(mine), base: text(base), theirs: text(theirs) }).body).toBe(merged);
  });

  const strict: Partial<Written> = { label: 'TLP:AMBER+STRICT' };
  it.each<[string, Record<'mine' | 'base' | 'theirs', Written>, Partial<Written>]>([
    ['named elsewhere', { mine: text('a'), base: text('a'), theirs: text('a', red('x')) }, red('x')],
    ['let go elsewhere', { mine: text('a', red('x')), base: text('a', red('x')), theirs: text('a') }, { label: null }],
    [
      'sent elsewhere, gone on with here',
      { mine: text('ab', red('x')), base: text('a', red('x')), theirs: text('') },
      red('x'),
    ],
    ['named there, gone on with here', { mine: text('ab'), base: text('a'), theirs: text('a', red('x')) }, red('x')],
    ['of two labels the stricter', { mine: text('a', red('x')), base: text('a'), theirs: text('a', strict) }, red('x')],
    [
      'of readers those of both',
      { mine: text('a', red('x', 'y')), base: text(''), theirs: text('b', red('y', 'z')) },
      red('y'),
    ],
    [
      'the order of readers is nothing',
      { mine: text('a', red('x', 'y')), base: text('a', red('y', 'x')), theirs: text('') },
      { body: '', label: null },
    ],
  ])('who may read: %s', (_, sides, merged) => {
    expect(mergeUnsent(sides)).toMatchObject(merged);
  });
});
