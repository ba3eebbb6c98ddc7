import type { Ending, NotificationKind } from '../../shared/notifications/schema.ts';

export type Locale = 'pl' | 'en';

const rule = new Intl.PluralRules('pl');
const polish = (count: number, one: string, few: string, many: string): string => {
  const form = rule.select(count);
  return `${count} ${form === 'one' ? one : form === 'few' ? few : many}`;
};
const english = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What happened, in a sentence without a subject known: `who` is null when the hub itself says it. */
const pl: Record<NotificationKind, (who: string | null) => string> = {
  mention: (who) => `Wzmianka o Tobie: ${who}`,
  reply: (who) => `Odpowiedź na Twoją wiadomość: ${who}`,
  post: () => 'Nowe wiadomości',
  confirm_request: (who) => `Prośba o potwierdzenie: ${who}`,
  decision_opened: () => 'Otwarto głosowanie',
  decision_closing: () => 'Głosowanie wkrótce się kończy',
  decision_closed: () => 'Głosowanie zakończone',
  decision_changed: () => 'Zmieniono treść propozycji: zagłosuj ponownie',
  task_assigned: (who) => (who ? `Nowe zadanie od: ${who}` : 'Nowe zadanie'),
  task_due: () => 'Zbliża się termin zadania',
  task_overdue: () => 'Minął termin zadania',
  meeting_invited: (who) => `Zaproszenie na spotkanie: ${who}`,
  meeting_changed: (who) => `Zmiana spotkania: ${who}`,
  meeting_cancelled: (who) => `Spotkanie odwołane: ${who}`,
  meeting_date_changed: (who) => `Przeniesiony termin spotkania: ${who}`,
  meeting_date_cancelled: (who) => `Odwołany jeden termin spotkania: ${who}`,
};

const en: Record<NotificationKind, (who: string | null) => string> = {
  mention: (who) => `You were mentioned by ${who}`,
  reply: (who) => `A reply to your message from ${who}`,
  post: () => 'New messages',
  confirm_request: (who) => `${who} asks you to confirm`,
  decision_opened: () => 'Voting has opened',
  decision_closing: () => 'Voting closes soon',
  decision_closed: () => 'Voting has closed',
  decision_changed: () => 'The proposal was reworded: please vote again',
  task_assigned: (who) => (who ? `A new task from ${who}` : 'A new task'),
  task_due: () => 'A task is due soon',
  task_overdue: () => 'A task is overdue',
  meeting_invited: (who) => `An invitation to a meeting from ${who}`,
  meeting_changed: (who) => `A meeting was changed by ${who}`,
  meeting_cancelled: (who) => `A meeting was cancelled by ${who}`,
  meeting_date_changed: (who) => `One date of a meeting was moved by ${who}`,
  meeting_date_cancelled: (who) => `One date of a meeting was cancelled by ${who}`,
};

const endings: Record<Locale, Record<Ending, string>> = {
  pl: { adopted: 'przyjęto', rejected: 'odrzucono', no_quorum: 'brak kworum', withdrawn: 'wycofano' },
  en: { adopted: 'adopted', rejected: 'rejected', no_quorum: 'no quorum', withdrawn: 'withdrawn' },
};

/** The words of mails. */
export const mailTexts = {
  pl: {
    happened: (kind: NotificationKind, who: string | null) => pl[kind](who ?? 'Konsylium'),
    ending: endings.pl,
    hidden: 'Nowe w Konsylium – szczegóły po zalogowaniu',
    hiddenText: 'W Konsylium czeka na Ciebie coś nowego. Szczegóły zobaczysz po zalogowaniu.',
    hiddenToo: (count: number) =>
      `oraz ${polish(count, 'sprawa', 'sprawy', 'spraw')} o ograniczonym obiegu – szczegóły po zalogowaniu`,
    digest: (count: number, date: string) => `Konsylium: ${polish(count, 'sprawa', 'sprawy', 'spraw')}, ${date}`,
    newMessages: (count: number) => polish(count, 'nowa wiadomość', 'nowe wiadomości', 'nowych wiadomości'),
    more: (count: number) => `i jeszcze ${polish(count, 'sprawa', 'sprawy', 'spraw')}`,
    insteadOf: (date: string) => `zamiast: ${date}`,
    open: 'Otwórz w Konsylium',
    replyAbove: 'Odpisz powyżej tej linii, a odpowiedź trafi do wątku',
    why: {
      direct: 'Ta wiadomość przyszła, bo ktoś o coś Cię prosi lub o Tobie wspomina.',
      digest: 'To zestawienie przychodzi w wybrane dni i godziny.',
    },
    settings: 'Ustawienia powiadomień',
    stop: { direct: 'Wyłącz takie wiadomości', digest: 'Wyłącz zestawienia' },
  },
  en: {
    happened: (kind: NotificationKind, who: string | null) => en[kind](who ?? 'Konsylium'),
    ending: endings.en,
    hidden: 'New in Konsylium – sign in for details',
    hiddenText: 'Something new is waiting for you in Konsylium. Sign in to see the details.',
    hiddenToo: (count: number) => `and ${english(count, 'restricted item', 'restricted items')} – sign in for details`,
    digest: (count: number, date: string) => `Konsylium: ${english(count, 'item', 'items')}, ${date}`,
    newMessages: (count: number) => english(count, 'new message', 'new messages'),
    more: (count: number) => `and ${english(count, 'more item', 'more items')}`,
    insteadOf: (date: string) => `instead of ${date}`,
    open: 'Open in Konsylium',
    replyAbove: 'Write above this line, and your reply goes to the thread',
    why: {
      direct: 'You get this mail because somebody asks you for something or mentions you.',
      digest: 'This digest comes on the days and hours you chose.',
    },
    settings: 'Notification settings',
    stop: { direct: 'Switch off such mails', digest: 'Switch off digests' },
  },
};

export type MailTexts = (typeof mailTexts)['pl'];

export function formatWhen(iso: string, locale: Locale, timeZone: string): string {
  const options = { weekday: 'short', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const;
  return formatterOf(locale, timeZone, options).format(new Date(iso));
}

export function formatDay(epoch: number, locale: Locale, timeZone: string): string {
  return formatterOf(locale, timeZone, { weekday: 'short', day: 'numeric', month: 'long' }).format(epoch);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one costs more than all of the rest of a mail. */
function formatterOf(locale: Locale, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${Object.keys(options).length}`;
  const known =
    formatters.get(key) ?? new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'pl-PL', { ...options, timeZone });
  formatters.set(key, known);
  return known;
}
