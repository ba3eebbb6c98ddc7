import { describe, expect, it } from 'vitest';
import { toHtml } from './render.ts';
import { toCellCount } from './tables.ts';

const id = '0b2c5a52-1111-4222-8333-0123456789ab';

describe('toHtml', () => {
  it.each([
    ['**gruby** i *pochyły*', '<p><strong>gruby</strong> i <em>pochyły</em></p>'],
    ['raz\ndwa', '<p>raz<br />\ndwa</p>'],
    ['> cudze', '<blockquote>\n<p>cudze</p>\n</blockquote>'],
    ['`<b>`', '<p><code>&lt;b&gt;</code></p>'],
    ['# Tytuł', '<h3>Tytuł</h3>'],
  ])('%j', (source, html) => {
    expect(toHtml(source)).toBe(html);
  });

  it.each([
    ['Zob. https://example.org/a?b=1&c=2.', 'https://example.org/a?b=1&amp;c=2'],
    ['(https://example.org)', 'https://example.org'],
    ['https://pl.wikipedia.org/wiki/Szkola_(instytucja), tam', 'https://pl.wikipedia.org/wiki/Szkola_(instytucja)'],
    ['„https://example.org”', 'https://example.org'],
    ['[tu](https://example.org)', 'https://example.org'],
  ])('links %s, without telling where from', (source, href) => {
    expect(toHtml(source)).toContain(`<a href="${href}" rel="noopener noreferrer nofollow" target="_blank">`);
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,x)',
    '[x](//example.org)',
    '[x](vbscript:x)',
    'file:///etc/passwd',
    'www.example.org',
  ])('leaves %s as text', (source) => {
    expect(toHtml(source)).not.toMatch(/<(?!\/?p>)/);
  });

  it('shows no image, from nowhere', () => {
    expect(toHtml('![opis](https://example.org/a.png)')).not.toContain('<img');
  });

  it('names people, and keeps titles of things to itself', () => {
    const html = toHtml(`@[Ekspert 07 (Policja)](member:${id}): #[Tajny tytuł](meeting:${id})`);
    expect(html).toBe(
      `<p><span data-mention="member:${id}">@Ekspert 07 (Policja)</span>: <span data-thing="meeting:${id}"></span></p>`,
    );
    expect(toHtml('@[x](member:nie-uuid)')).not.toContain('data-mention');
    expect(toHtml(`\`@[x](member:${id})\``)).not.toContain('data-mention');
  });

  it('escapes a name that is markup', () => {
    expect(toHtml(`@[<b onclick=x>](member:${id})`)).toContain('@&lt;b onclick=x&gt;');
  });

  it.each([
    ['a list', (depth: number) => `${'  '.repeat(depth)}- ${depth + 1}.słowo`],
    ['numbers', (depth: number) => `${'   '.repeat(depth)}1. ${depth + 1}.słowo`],
    ['quotes', (depth: number) => `${'> '.repeat(depth + 1)}${depth + 1}.słowo`],
    ['quotes in lists', (depth: number) => `${'- > '.repeat(depth)}${depth + 1}.słowo`],
  ])('loses no word of %s, however deep', (_, line) => {
    const lines = Array.from({ length: 40 }, (_, depth) => line(depth));
    for (const source of [lines.join('\n'), lines.join('\n\n'), lines.at(-1) ?? '']) {
      const words = (text: string) => text.match(/\d+\.słowo/g);
      expect(words(toHtml(source))).toEqual(words(source));
    }
  });

  it('shows what is too deep flat, line by line', () => {
    expect(toHtml(`${'>'.repeat(20)} zdanie`)).toContain('<p>&gt;&gt;&gt;&gt; zdanie</p>');
    const list = Array.from({ length: 9 }, (_, depth) => `${'  '.repeat(depth)}- ${depth}`).join('\n');
    expect(toHtml(list)).toContain('<li>- 7<br />\n- 8</li>');
  });

  it.each([
    ['brackets', '['],
    ['emphasis', '*a '],
    ['backticks', '`'],
    ['quotes', '>'],
    ['lists', '- '],
    ['numbered lists', '1. '],
    ['quoted lists', '> - '],
    ['quoted lines', '> > > > > > > > > > > > > > > > > > a\n'],
    ['links', '[a]('],
    ['mentions', '@[a'],
    ['addresses', 'https://a.'],
    ['entities', '&'],
    ['tables', '|a'],
    ['strikes', '~~a'],
    ['tags', '<a'],
    ['mixed', '*_'],
  ])('takes its time with no flood of %s', (_, piece) => {
    const begun = performance.now();
    const html = toHtml(piece.repeat(10_000 / piece.length));
    expect(performance.now() - begun).toBeLessThan(1_500);
    expect(html.length).toBeLessThan(200_000);
  });

  it('closes at the end of a paragraph what turns the direction', () => {
    expect(toHtml('\u202eabc\n\n\u2067\u202bx')).toBe('<p>\u202eabc\u202c</p>\n<p>\u2067\u202bx\u2069\u202c</p>');
  });

  it('shows what is too long as it was typed', () => {
    expect(toHtml('*a* '.repeat(12_000))).toMatch(/^<p>\*a\*/);
  });

  it('makes of plain words what Markdown makes of them', () => {
    const pieces = [
      'Żółw',
      'a',
      '1',
      '12',
      '1.',
      '2)',
      '.',
      ',',
      ' ',
      '  ',
      ' - ',
      '-',
      '--',
      '(',
      ')',
      '„',
      '”',
      '…',
      '%',
      ';',
    ];
    const after = '\n\n*x*';
    for (let seed = 1; seed <= 3_000; seed += 1) {
      const source = Array.from(
        { length: (seed % 9) + 1 },
        (_, at) => pieces[(seed * (at * 7 + 3) + at ** 2) % pieces.length],
      )
        .join('')
        .trim();
      expect(toHtml(source), source).toBe(toHtml(source + after).replace(/\n?<p><em>x<\/em><\/p>$/, ''));
    }
  });
});

describe('tables', () => {
  const row = (cell: string, columns: number) => `${`|${cell}`.repeat(columns)}|\n`;
  const table = (columns: number, rest: string) => `${row('a', columns)}${row('-', columns)}${rest}`;

  it('are filled up where a row is short', () => {
    expect(toHtml(table(3, 'x\n')).match(/<t[hd]>/g)).toHaveLength(6);
    expect(toCellCount(table(3, 'x\n\nx'))).toBeGreaterThanOrEqual(6);
  });

  it.each([
    ['wider than anybody reads', table(60, row('x', 60))],
    ['that a few letters would make a book of', table(50, 'słowo\n'.repeat(1_500))],
    ['of nothing but lines', table(50, `${'|'.repeat(50)}\n`.repeat(150))],
    ['in a list', `- ${table(60, row('x', 60)).replace(/\n/g, '\n  ')}`],
  ])('%s stay as they were typed', (_, source) => {
    const html = toHtml(source);
    expect(html).not.toContain('<td>');
    expect(html.replace(/<[^>]*>/g, '').replace(/\s/g, '')).toBe(source.replace(/^- /, '').replace(/\s/g, ''));
  });

  it('have no more cells together than one may have', () => {
    const html = toHtml(`${table(40, 'x\n'.repeat(20))}\n`.repeat(12));
    expect(html.match(/<t[hd]>/g)?.length).toBeLessThanOrEqual(2_000);
    expect(html.match(/x/g)).toHaveLength(240);
  });
});
