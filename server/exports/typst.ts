import type { Locale } from '../../shared/errors.ts';
import { type NameOf, toBlocks } from './blocks.ts';
import type { Content } from './content.ts';
import { spellEmoji } from './emoji.ts';

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

/** What `thread.typ` reads. The fonts hold no emoji, so these are put into words. */
export function toTypst({ content, lang, words, naming }: PdfJob): object {
  const { closing, days } = content;
  const nameOf = makeNames(naming);
  const document = {
    ...{ ...content, ...words, lang },
    closing: closing && { ...closing, blocks: toBlocks(closing.body, nameOf) },
    days: days.map((day) => ({
      ...day,
      entries: day.entries.map((entry) => ({ ...entry, blocks: toBlocks(entry.body, nameOf) })),
    })),
  };
  return spell(document, lang) as object;
}

/** All texts of a tree but addresses. */
function spell(value: unknown, lang: Locale): unknown {
  if (typeof value === 'string') return spellEmoji(value, lang);
  if (Array.isArray(value)) return value.map((each) => spell(each, lang));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([name, each]) => [name, name === 'href' ? each : spell(each, lang)]));
}
