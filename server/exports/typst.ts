import type { Locale } from '../../shared/errors.ts';
import { type NameOf, toBlocks } from './blocks.ts';
import type { Content } from './content.ts';

/** How things are called and where their pages are; titles stay with those who may read them. */
export type Naming = { origin: string; kinds: Record<string, string> };
/** What the thread that makes PDFs is handed: no Markdown has been read yet. */
export type PdfJob = { content: Content; lang: Locale; words: { page: string; files: string }; naming: Naming };

/** Where the page of a thing is, by its kind. */
const pages: Record<string, string> = {
  ...{ thread: 'watki', message: 'wiadomosci', meeting: 'spotkania', draft: 'dokumenty' },
  ...{ decision: 'ustalenia', task: 'zadania' },
};

export function makeNames({ origin, kinds }: Naming): NameOf {
  return ({ kind, id }) => ({ text: `[${kinds[kind] ?? kind}]`, href: `${origin}/${pages[kind]}/${id}` });
}

/** What `thread.typ` reads. */
export function toTypst({ content, lang, words, naming }: PdfJob): object {
  const { closing, days } = content;
  const nameOf = makeNames(naming);
  return {
    ...{ ...content, ...words, lang },
    closing: closing && { ...closing, blocks: toBlocks(closing.body, nameOf) },
    days: days.map((day) => ({
      ...day,
      entries: day.entries.map((entry) => ({ ...entry, blocks: toBlocks(entry.body, nameOf) })),
    })),
  };
}
