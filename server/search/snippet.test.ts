import { expect, it } from 'vitest';
import { plainText } from './plain-text.ts';
import { loadLanguage } from './polish/language.ts';
import { createMarker } from './snippet.ts';

const marker = createMarker(await loadLanguage(), new Set(['@szkoła', '@policjant']));
const print = (stretches: { text: string; marked: boolean }[]) =>
  stretches.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

it('marks every form of what was found', async () => {
  expect(print(await marker.line('Szkoły i policjanci: szkole, nie szkolenie'))).toBe(
    '[Szkoły] i [policjanci]: [szkole], nie szkolenie',
  );
});

it('cuts out the part that holds most of it, from word to word', async () => {
  const text = `${'Lorem ipsum dolor. '.repeat(40)}Jedna szkoła. ${'Sit amet elit. '.repeat(40)}Szkoły, policjant i szkołom.`;
  const snippet = print(await marker.snippet(text));
  expect(snippet).toMatch(/^…\p{L}/u);
  expect(snippet).toMatch(/\[Szkoły\], \[policjant\] i \[szkołom\]\.$/u);
  expect(snippet.length).toBeLessThan(270);
});

it('shows the beginning of a text that was found by its title', async () => {
  expect(print(await marker.snippet('Krótki tekst\nw dwóch wierszach'))).toBe('Krótki tekst w dwóch wierszach');
});

it('takes messages without their Markdown, with the names of people and without the titles of things', () => {
  const id = '01890000-0000-7000-8000-000000000000';
  const message = `> **Ważne**: @[Ekspertka 02](member:${id}), zobacz #[Tajne](thread:${id}) i [wzór](https://example.org).`;
  expect(plainText(message).replace(/ +/g, ' ')).toBe('Ważne: @Ekspertka 02, zobacz i wzór.');
});
