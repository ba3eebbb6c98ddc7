import { getSchema } from '@tiptap/core';
import { expect, test } from 'vitest';
import { schemaExtensions } from './editor-schema.ts';
import { countWords, summarise } from './outline.ts';

test('words are counted as people count them', () => {
  expect(countWords('Gmina nie musi czekać – na zdarzenie.')).toBe(6);
  expect(countWords('e-mail, tel. 112 i „cudzysłów”')).toBe(5);
  expect(countWords('  ')).toBe(0);
});

test('the outline has the headings in order, and every word counts once', () => {
  const schema = getSchema(schemaExtensions);
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  const doc = schema.nodeFromJSON({
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'Po co zespół' }] },
      paragraph('Dwa słowa.'),
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('raz')] }] },
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Skład' }] },
    ],
  });
  expect(summarise(doc)).toEqual({
    headings: [
      { level: 1, text: 'Po co zespół' },
      { level: 2, text: 'Skład' },
    ],
    words: 7,
  });
});
