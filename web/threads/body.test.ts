import { describe, expect, it } from 'vitest';
import { parseBody } from './body.ts';

const links = (body: string) =>
  parseBody(body).flatMap((block) => block.lines.flat().flatMap((piece) => piece.href ?? []));
const text = (body: string) =>
  parseBody(body).map((block) => block.lines.map((line) => line.map((piece) => piece.text).join('')));

describe('parseBody', () => {
  it('parts paragraphs at blank lines and keeps line breaks', () => {
    expect(text('Raz\ndwa\n\n\ntrzy')).toEqual([['Raz', 'dwa'], ['trzy']]);
  });

  it('knows lines quoted by hand', () => {
    expect(parseBody('> cudze\n>też\nmoje').map((block) => block.kind)).toEqual(['quote', 'paragraph']);
  });

  it.each([
    ['Zob. https://example.org/a?b=1&c=2.', 'https://example.org/a?b=1&c=2'],
    ['(https://example.org)', 'https://example.org'],
    ['https://pl.wikipedia.org/wiki/Szkoła_(instytucja), tam', 'https://pl.wikipedia.org/wiki/Szkoła_(instytucja)'],
    ['„https://example.org”', 'https://example.org'],
  ])('links %s', (body, href) => {
    expect(links(body)).toEqual([href]);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'www.example.org',
    'https://',
    '<a href=x>',
  ])('does not link %s', (body) => {
    expect(links(body)).toEqual([]);
    expect(text(body).flat().join()).toBe(body);
  });
});
