import { describe, expect, it } from 'vitest';
import { mergeUnsent } from './unsent-merge.ts';

describe('mergeUnsent', () => {
  it.each([
    ['only here', { mine: 'ab', base: 'a', theirs: 'a' }, 'ab'],
    ['only elsewhere', { mine: 'a', base: 'a', theirs: 'ab' }, 'ab'],
    ['sent elsewhere', { mine: 'a', base: 'a', theirs: '' }, ''],
    ['the same on both', { mine: 'ab', base: 'a', theirs: 'ab' }, 'ab'],
    ['one goes on where the other stopped', { mine: 'abc', base: 'a', theirs: 'ab' }, 'abc'],
    ['both', { mine: 'tu', base: '', theirs: 'tam' }, 'tam\n\ntu'],
  ])('%s', (_, texts, merged) => {
    expect(mergeUnsent(texts)).toBe(merged);
  });
});
