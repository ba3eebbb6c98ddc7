import { createSignal } from 'solid-js';
import type { Entry } from './dictionary.ts';
import { pl } from './pl.ts';
import { bindShortWords } from './typography.ts';

export type Locale = 'pl' | 'en';
type Dictionary = Readonly<Record<keyof typeof pl, Entry>>;
type Language = { locale: Locale; dictionary: Dictionary };

const [language, setLanguage] = createSignal<Language>({ locale: 'pl', dictionary: typeset(pl) });
const [timeZone, setTimeZone] = createSignal(Intl.DateTimeFormat().resolvedOptions().timeZone);

/** The reader's time zone: the profile's once known, the device's before. */
export { setTimeZone, timeZone };

/** The reader's language. */
export const locale = (): Locale => language().locale;

/** The BCP 47 tag for `Intl`; English is British, for the day before the month. */
export const localeTag = (): string => (locale() === 'pl' ? 'pl-PL' : 'en-GB');

/** The entry behind a key in the reader's language. */
export const entry = (key: keyof typeof pl): Entry => language().dictionary[key];

/** Switches the interface; resolves when the texts are there. */
export async function setLocale(next: Locale): Promise<void> {
  if (next === locale()) return;
  const dictionary = next === 'pl' ? typeset(pl) : (await import('./en.ts')).en;
  setLanguage({ locale: next, dictionary });
}

function typeset(source: Dictionary): Dictionary {
  const bound = Object.entries(source).map(([key, value]) => [key, bindEntry(value)] as const);
  return Object.fromEntries(bound) as Dictionary;
}

function bindEntry(value: Entry): Entry {
  if (typeof value === 'string') return bindShortWords(value);
  const forms = Object.entries(value).map(([form, text]) => [form, bindShortWords(text)] as const);
  return Object.fromEntries(forms) as Exclude<Entry, string>;
}
