import { describe, expect, test } from 'vitest';
import { marker } from './mail-layout.ts';
import { ownWords, readChars, textOfHtml } from './reply-text.ts';

const mine = 'Tak, przyjdę we wtorek.\n\nProszę o plan.';
const cases: Record<string, string> = {
  'nothing but words': mine,
  'Gmail in Polish': `${mine}\n\nniedz., 22 lis 2026 o 12:30 Konsylium <konsylium@example.org> napisał(a):\n\n> Pytanie\n> drugie`,
  'Gmail in Polish, broken line': `${mine}\n\nniedz., 22 lis 2026 o 12:30 Konsylium <\nkonsylium@example.org> napisał(a):\n\n> Pytanie`,
  'Gmail in English': `${mine}\n\nOn Sun, Nov 22, 2026 at 12:30 PM Konsylium <konsylium@example.org> wrote:\n\n> Question`,
  'Thunderbird in Polish': `${mine}\n\nW dniu 22.11.2026 o 12:30, Konsylium pisze:\n> Pytanie\n>\n> drugie\n`,
  'Apple Mail in Polish': `${mine}\n\n> Wiadomość napisana przez Konsylium <k@example.org> w dniu 22.11.2026, o godz. 12:30:\n>\n> Pytanie`,
  'Outlook in English': `${mine}\n\n-----Original Message-----\nFrom: Konsylium\nSent: Sunday\nTo: me\nSubject: Re: Plan\n\nQuestion`,
  'Outlook in Polish': `${mine}\n\n________________________________\nOd: Konsylium <k@example.org>\nWysłane: niedziela, 22 listopada 2026 12:30\nDo: ja\nTemat: Re: Plan\n\nPytanie`,
  'Outlook without a line': `${mine}\n\nFrom: Konsylium <k@example.org>\nSent: Sunday, November 22, 2026\nTo: me\n\nQuestion`,
  'our own line, nothing marked': `${mine}\n\nOn 22.11.2026 Konsylium wrote:\n\n${marker} Odpisz powyżej ${marker}\n\nPytanie\nbez znaków`,
  'our own line, quoted': `${mine}\n\nW dniu 22.11.2026 Konsylium pisze:\n> ${marker} Odpisz powyżej ${marker}\n> Pytanie`,
  'a signature': `${mine}\n\n-- \nEkspertka 03\nSzkoła`,
  'a phone': `${mine}\n\nWysłano z mojego telefonu iPhone\n\nW dniu 22.11.2026 Konsylium pisze:\n> Pytanie`,
  'a phone in English': `${mine}\n\nSent from my iPhone`,
  'unmarked quote': `${mine}\n\nOn 22 Nov 2026, at 12:30, Konsylium <k@example.org> wrote:\n\nQuestion without marks`,
};

describe('what somebody wrote themselves', () => {
  test.each(Object.entries(cases))('%s', (_, text) => {
    expect(ownWords(text.replaceAll('\n', '\r\n'))).toBe(mine);
  });

  test('answers between quoted lines stay', () => {
    const text = 'W dniu 22.11.2026 Konsylium pisze:\n> Czy wtorek?\nTak.\n> Czy środa?\nNie.';
    expect(ownWords(text)).toBe('Tak.\nNie.');
  });

  test('words that look a little like it stay', () => {
    const text = 'On mówi, że nie.\nOd: poniedziałku do wtorku\nPisze: „tak”.\n- - -\nKoniec';
    expect(ownWords(text)).toBe(text);
  });

  test('nothing is left of a quote alone', () => {
    expect(ownWords('> Pytanie\n> drugie\n')).toBe('');
  });
});

test('HTML becomes text, up to what it quotes', () => {
  const html =
    '<html><head><style>p{}</style></head><body><p>Tak &amp; nie</p><div>Za&#380;&oacute;łć<br>dalej</div><div class="gmail_quote">Pytanie</div></body>';
  expect(ownWords(textOfHtml(html))).toBe('Tak & nie\nZaż&oacute;łć\ndalej');
});

const floods = ['<', '<style', '<div ', '<head><', '</p', '&#32;', '&#32;&#32;&#10;', '&nbsp;', '<p> ', 'wrote ', '- '];
test.each(floods)('a flood of %s in HTML takes no time', (piece) => {
  const begun = performance.now();
  ownWords(textOfHtml(piece.repeat(readChars / piece.length)));
  expect(performance.now() - begun).toBeLessThan(2_000);
});
