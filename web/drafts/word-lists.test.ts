import { expect, test } from 'vitest';
import { makeWordLists } from './word-lists.ts';

/** As Word 365 puts it on the clipboard. */
function item(words: string, { marker = '·', level = 1, list = 'l0', place = 'Middle' } = {}): string {
  const font = marker === '·' ? 'font-family:Symbol;mso-fareast-font-family:Symbol;\nmso-bidi-font-family:Symbol' : '';
  return `<p class=MsoListParagraphCxSp${place} style='margin-left:${level * 36}.0pt;mso-add-space:auto;
text-indent:-18.0pt;mso-list:${list} level${level} lfo1'><![if !supportLists]><span lang=PL
style='${font}'><span style='mso-list:Ignore'>${marker}<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]><span lang=PL>${words}<o:p></o:p></span></p>

`;
}

const inside = (words: string) => `<p><span lang=PL>${words}<o:p></o:p></span></p>`;
const plain = '<p class=MsoNormal>Tekst<o:p></o:p></p>\n\n';

test('bullets of Word are a list, and what stands around them stays', () => {
  const html = `${plain}${item('Raz', { place: 'First' })}${item('Dwa', { place: 'Last' })}${plain}`;
  expect(makeWordLists(html)).toBe(`${plain}<ul><li>${inside('Raz')}</li><li>${inside('Dwa')}</li></ul>${plain}`);
});

test('numbers are a numbered list, which goes on counting after other text', () => {
  const html = `${item('Raz', { marker: '1.' })}${item('Dwa', { marker: '2.' })}${plain}${item('Trzy', { marker: '3.' })}`;
  expect(makeWordLists(html)).toBe(
    `<ol><li>${inside('Raz')}</li><li>${inside('Dwa')}</li></ol>${plain}<ol start="3"><li>${inside('Trzy')}</li></ol>`,
  );
});

test('levels are lists inside items, whatever marks them', () => {
  const html =
    item('Raz', { marker: '1)' }) +
    item('Wewnątrz', { marker: 'o', level: 2 }) +
    item('Głębiej', { marker: '§', level: 3 }) +
    item('Znów', { marker: 'o', level: 2 }) +
    item('Dwa', { marker: '2)' }) +
    item('Litera', { marker: 'a)', level: 2 }) +
    item('Inna lista', { marker: '–', list: 'l1' });
  expect(makeWordLists(html)).toBe(
    `<ol><li>${inside('Raz')}<ul><li>${inside('Wewnątrz')}<ul><li>${inside('Głębiej')}</li></ul></li>` +
      `<li>${inside('Znów')}</li></ul></li><li>${inside('Dwa')}<ol><li>${inside('Litera')}</li></ol></li></ol>` +
      `<ul><li>${inside('Inna lista')}</li></ul>`,
  );
});

test('the marker goes too where the browser has rewritten its condition, or dropped it', () => {
  const rewritten = item('Raz')
    .replace('<![if !supportLists]>', '<!--[if !supportLists]-->')
    .replace('<![endif]>', '<!--[endif]-->');
  expect(makeWordLists(rewritten)).toBe(`<ul><li>${inside('Raz')}</li></ul>`);
  const dropped = item('Raz').replace('<![if !supportLists]>', '').replace('<![endif]>', '');
  expect(
    makeWordLists(dropped)
      .replace(/<[^>]*>/g, '')
      .trim(),
  ).toBe('Raz');
});

test.each([
  [
    'Google Docs',
    '<b style="font-weight:normal;" id="docs-internal-guid-1"><ul><li dir="ltr" aria-level="1"><p dir="ltr">Raz</p></li></ul></b>',
  ],
  ['LibreOffice', '<ul>\n\t<li><p style="line-height: 100%">Raz</p></li>\n</ul>'],
  ['Word without lists', `${plain}<p class=MsoListParagraph style='mso-list:none'>· Raz</p>`],
])('leaves %s as it is', (_, html) => {
  expect(makeWordLists(html)).toBe(html);
});
