import { describe, expect, it } from 'vitest';
import { asCode, continueLine, type Edit, linkTo, prefixLines, wrap } from './markdown-edit.ts';

/** `|` marks both ends of the selection, or one of them where it is empty. */
function edit(marked: string): Edit {
  const from = marked.indexOf('|');
  const to = marked.lastIndexOf('|');
  return { text: marked.replaceAll('|', ''), from, to: to === from ? from : to - 1 };
}
function marked({ text, from, to }: Edit): string {
  const end = from === to ? '' : '|';
  return `${text.slice(0, from)}|${text.slice(from, to)}${end}${text.slice(to)}`;
}

describe('the toolbar', () => {
  it.each([
    ['wraps a word', 'a |b| c', 'a **|b|** c'],
    ['unwraps it', 'a **|b|** c', 'a |b| c'],
    ['leaves room for a word', 'a |', 'a **|**'],
  ])('%s', (_, before, after) => {
    expect(marked(wrap(edit(before), '**'))).toBe(after);
  });

  it.each([
    ['bullet', 'a\n|b\nc|', 'a\n|- b\n- c|'],
    ['bullet', '|- a\n- b|', '|a\nb|'],
    ['number', '|a\nb|', '|1. a\n2. b|'],
    ['quote', 'a|', '> a|'],
  ] as const)('begins lines: %s', (prefix, before, after) => {
    expect(marked(prefixLines(edit(before), prefix))).toBe(after);
  });

  it('makes links and code', () => {
    expect(marked(linkTo(edit('zob. |tu|')))).toBe('zob. [tu](|https://|)');
    expect(marked(linkTo(edit('|https://example.org|')))).toBe('[|](https://example.org)');
    expect(marked(asCode(edit('a |b|')))).toBe('a `|b|`');
    expect(marked(asCode(edit('|a\nb|')))).toBe('```\n|a\nb|\n```');
  });
});

describe('Enter', () => {
  it.each([
    ['- a|', '- a\n- |'],
    ['3. a|', '3. a\n4. |'],
    ['> a|', '> a\n> |'],
    ['- a\n- |', '- a\n|'],
  ])('in %j', (before, after) => {
    expect(marked(continueLine(edit(before)) as Edit)).toBe(after);
  });

  it('elsewhere is only a new line', () => {
    expect(continueLine(edit('a|'))).toBeUndefined();
    expect(continueLine(edit('|- a|'))).toBeUndefined();
  });
});
