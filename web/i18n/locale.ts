import { createSignal } from 'solid-js';
import type { Entry } from './dictionary.ts';
import { everywherePl } from './everywhere.pl.ts';
import type { pl } from './pl.ts';
import { bindShortWords } from './typography.ts';

export type Locale = 'pl' | 'en';
type Dictionary = Partial<Readonly<Record<keyof typeof pl, Entry>>>;
type Language = { locale: Locale; dictionary: Dictionary };

const polish = typeset(everywherePl);
const [language, setLanguage] = createSignal<Language>({ locale: 'pl', dictionary: polish });
const [timeZone, setTimeZone] = createSignal(Intl.DateTimeFormat().resolvedOptions().timeZone);

/** The reader's time zone: the profile's once known, the device's before. */
export { setTimeZone, timeZone };

/** The reader's language. */
export const locale = (): Locale => language().locale;

/** The BCP 47 tag for `Intl`; English is British, for the day before the month. */
export const localeTag = (): string => (locale() === 'pl' ? 'pl-PL' : 'en-GB');

/** The entry behind a key in the reader's language. */
export const entry = (key: keyof typeof pl): Entry => language().dictionary[key] ?? key;

/** Adds the Polish texts of a feature that is loaded when it is needed. The English ones come all at once. */
export function addTexts(texts: Dictionary): void {
  Object.assign(polish, typeset(texts));
}

/** Switches the interface; resolves when the texts are there. */
export async function setLocale(next: Locale): Promise<void> {
  if (next === locale()) return;
  const dictionary = next === 'pl' ? polish : (await import('./en.ts')).en;
  setLanguage({ locale: next, dictionary });
}

function typeset(source: Dictionary): Dictionary {
  const bound = Object.entries(source as Record<string, Entry>).map(([key, value]) => [key, bindEntry(value)] as const);
  return Object.fromEntries(bound) as Dictionary;
}

function bindEntry(value: Entry): Entry {
  if (typeof value === 'string') return bindShortWords(value);
  const forms = Object.entries(value).map(([form, text]) => [form, bindShortWords(text)] as const);
  return Object.fromEntries(forms) as Exclude<Entry, string>;
}
