import type { Locale } from '../../shared/errors.ts';

/** What an export says beside what people wrote. */
const words = {
  pl: {
    group: 'Grupa',
    time: 'Czas rozmowy',
    part: 'Część',
    stretch: 'wiadomości {from}–{to} z {last}',
    people: 'Piszą',
    made: 'Eksport',
    zone: 'godziny: {zone}',
    by: '{at}, {name}',
    omitted: {
      one: '{count} wiadomość pominięto ze względu na oznaczenie',
      few: '{count} wiadomości pominięto ze względu na oznaczenie',
      many: '{count} wiadomości pominięto ze względu na oznaczenie',
      other: '{count} wiadomości pominięto ze względu na oznaczenie',
    },
    deleted: 'Wiadomość usunięta.',
    moved: 'Wiadomość przeniesiona do innego wątku.',
    edited: 'zmieniono {at}',
    replyTo: 'W odpowiedzi na: {name}',
    quoteGone: 'wiadomość usunięta',
    quoteOmitted: 'wiadomość pominięta ze względu na oznaczenie',
    files: 'Załączniki',
    file: 'załącznik',
    closed: 'Wątek zamknięty {at}, {name}',
    page: 'Strona {page} z {pages}',
    thread: 'wątek',
    message: 'wiadomość',
    meeting: 'spotkanie',
    draft: 'dokument',
    decision: 'ustalenie',
    task: 'zadanie',
  },
  en: {
    group: 'Group',
    time: 'Time of the talk',
    part: 'Part',
    stretch: 'messages {from}–{to} of {last}',
    people: 'Written by',
    made: 'Exported',
    zone: 'times: {zone}',
    by: '{at}, {name}',
    omitted: {
      one: '{count} message was left out because of its label',
      few: '{count} messages were left out because of their label',
      many: '{count} messages were left out because of their label',
      other: '{count} messages were left out because of their label',
    },
    deleted: 'Message deleted.',
    moved: 'Message moved to another thread.',
    edited: 'edited {at}',
    replyTo: 'In answer to: {name}',
    quoteGone: 'message deleted',
    quoteOmitted: 'message left out because of its label',
    files: 'Attachments',
    file: 'attachment',
    closed: 'Thread closed {at}, {name}',
    page: 'Page {page} of {pages}',
    thread: 'thread',
    message: 'message',
    meeting: 'meeting',
    draft: 'document',
    decision: 'finding',
    task: 'task',
  },
} as const;

type Words = (typeof words)['pl'] | (typeof words)['en'];
type Word = Exclude<keyof Words, 'omitted'>;

/** The texts of one language, with what has to be filled in. */
export function speak(locale: Locale, zone: string) {
  const tag = locale === 'pl' ? 'pl-PL' : 'en-GB';
  const fill = (text: string, values: Record<string, string | number>) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(tag, { timeZone: zone, ...options });
    return (at: string | Date) => formatter.format(new Date(at));
  };
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const { thread, message, meeting, draft, decision, task } = words[locale];
  return {
    /** What things are called by their kind. */
    kinds: { thread, message, meeting, draft, decision, task },
    say: (word: Word, values: Record<string, string> = {}) => fill(words[locale][word], values),
    omitted(count: number): string {
      const forms = words[locale].omitted;
      return fill(forms[new Intl.PluralRules(tag).select(count) as keyof typeof forms] ?? forms.other, { count });
    },
    day: format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    date: format({ day: 'numeric', month: 'long', year: 'numeric' }),
    time: format(clock),
    moment: format({ day: 'numeric', month: 'long', year: 'numeric', ...clock }),
    size: (bytes: number) =>
      new Intl.NumberFormat(tag, {
        style: 'unit',
        unit: bytes < 1_000_000 ? 'kilobyte' : 'megabyte',
        maximumFractionDigits: bytes < 10_000_000 && bytes >= 1_000_000 ? 1 : 0,
      }).format(bytes < 1_000_000 ? Math.max(1, bytes / 1_000) : bytes / 1_000_000),
  };
}

export type Speech = ReturnType<typeof speak>;
