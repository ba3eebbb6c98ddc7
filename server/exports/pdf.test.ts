import { pino } from 'pino';
import { afterAll, expect, it } from 'vitest';
import { createPdfMaker } from './pdf.ts';
import type { PdfJob } from './typst.ts';

const pdf = createPdfMaker(pino({ level: 'silent' }));
afterAll(() => pdf.close());

const document = (body: string): PdfJob => ({
  lang: 'pl',
  words: { page: '{page}', files: 'Pliki' },
  naming: { origin: 'https://hub.example.org', kinds: {} },
  content: {
    ...{ title: 'Wątek', label: 'TLP:CLEAR', omitted: null, closing: null, facts: [] },
    days: [
      {
        title: 'dzień',
        entries: [{ author: 'A', time: '12:00', note: null, label: null, gone: null, quote: null, files: [], body }],
      },
    ],
  },
});

it('what is short does not wait behind what is long, and one person does not take all places', async () => {
  const done: string[] = [];
  const make = (name: string, body: string, by: string) => pdf.make(document(body), by).then(() => done.push(name));
  const long = 'Długie zdanie. '.repeat(50);
  const all = [make('first', long, 'a'), make('second', long, 'a'), make('third', `${long}.`, 'a')];
  all.push(make('short', 'Krótko', 'b'), make('fourth', `${long}..`, 'a'));
  await expect(make('fifth', 'x', 'a')).rejects.toMatchObject({ code: 'too_many_requests' });
  await Promise.all(all);
  expect(done).toEqual(['first', 'short', 'second', 'third', 'fourth']);
}, 60_000);
