import { describe, expect, it } from 'vitest';
import { addRef, collapseRefs, expandRefs } from './refs-text.ts';

const [a, b] = ['0b2c5a52-1111-4222-8333-0123456789ab', '0b2c5a52-1111-4222-8333-0123456789ac'];

describe('names in a text that is being written', () => {
  it('are short, and come back whole', () => {
    const body = `@[Ekspert 07](member:${a}) i #[](meeting:${b}), @[Ekspert 07](member:${b})`;
    const { text, refs } = collapseRefs(body, () => 'Spotkanie');
    expect(text).toBe('@[Ekspert 07] i #[Spotkanie], @[Ekspert 07 (2)]');
    expect(expandRefs(text, refs)).toBe(
      `@[Ekspert 07](member:${a}) i #[Spotkanie](meeting:${b}), @[Ekspert 07 (2)](member:${b})`,
    );
  });

  it('that nobody chose stay words', () => {
    expect(expandRefs('@[Ktoś] i [link](https://example.org)', new Map())).toBe(
      '@[Ktoś] i [link](https://example.org)',
    );
  });

  it('hold no brackets', () => {
    expect(addRef(new Map(), '#', { name: 'a [b]\nc', target: 'x' })).toBe('#[a  b  c]');
  });
});
