import type { ExportPart } from '../../shared/exports/schema.ts';
import { isStricter, type TlpLabel } from '../../shared/labels.ts';
import { withoutTitles } from '../../shared/markdown/refs.ts';
import type { Message, Quote, ThreadPage } from '../../shared/threads/schema.ts';
import { createTurns } from '../turns.ts';
import type { Speech } from './words.ts';

/** A message as an export shows it; `gone` instead of everything when it is not there any more. */
export type Entry = {
  author: string;
  time: string;
  note: string | null;
  label: TlpLabel | null;
  gone: string | null;
  quote: { head: string; text: string } | null;
  /** Markdown, titles of things taken out. */
  body: string;
  files: string[];
};

export type Content = {
  title: string;
  label: TlpLabel;
  facts: { name: string; value: string }[];
  omitted: string | null;
  closing: { head: string; body: string } | null;
  days: { title: string; entries: Entry[] }[];
};

type Source = Pick<ThreadPage, 'thread' | 'groupName'> & {
  messages: readonly Message[];
  /** Messages of the thread, wherever they stand, that are not to be read under the label: one shown may quote them. */
  stricter: ReadonlySet<string>;
  label: TlpLabel;
  /** Where it is not the whole thread. */
  stretch: ExportPart | null;
};
type Maker = { name: string; zone: string; at: Date };

/** Everything an export of a thread says, under one label: what is stricter is left out and counted. */
export async function toContent(source: Source, speech: Speech, maker: Maker): Promise<Content> {
  const { thread, groupName, messages, stricter, label, stretch } = source;
  const isHidden = (message: Message) => stricter.has(message.id) || isStricter(message.label ?? thread.label, label);
  const shown = messages.filter((message) => !isHidden(message));
  const omitted = messages.length - shown.length;
  const authors = [...new Set(shown.filter(({ deletedAt }) => !deletedAt).map(({ author }) => author.displayName))];
  const times = shown.map(({ postedAt }) => postedAt).sort();
  const whole = { from: String(stretch?.from), to: String(stretch?.to), last: String(thread.lastOrdinal) };
  const span = [...new Set([times[0], times.at(-1)].map((at) => speech.date(at ?? thread.createdAt)))].join(' – ');
  const { say } = speech;
  return {
    title: thread.title,
    label,
    facts: [
      { name: say('group'), value: groupName },
      { name: say('time'), value: `${span} (${say('zone', { zone: maker.zone })})` },
      ...(stretch ? [{ name: say('part'), value: say('stretch', whole) }] : []),
      { name: say('people'), value: authors.join(', ') },
      { name: say('made'), value: say('by', { at: speech.moment(maker.at), name: maker.name }) },
    ],
    omitted: omitted > 0 ? speech.omitted(omitted) : null,
    closing: closingOf(thread, speech),
    days: await byDay(shown, stricter, speech),
  };
}

function closingOf({ closing }: ThreadPage['thread'], { say, moment }: Speech): Content['closing'] {
  if (!closing) return null;
  const head = say('closed', { at: moment(closing.at), name: closing.by.displayName });
  return { head, body: withoutTitles(closing.summary) };
}

async function byDay(
  messages: readonly Message[],
  stricter: ReadonlySet<string>,
  speech: Speech,
): Promise<Content['days']> {
  const days: Content['days'] = [];
  const turns = createTurns();
  for (const message of messages) {
    if (turns.isOver()) await turns.give();
    const title = speech.day(message.postedAt);
    if (days.at(-1)?.title !== title) days.push({ title, entries: [] });
    days.at(-1)?.entries.push(toEntry(message, stricter, speech));
  }
  return days;
}

function toEntry(message: Message, stricter: ReadonlySet<string>, speech: Speech): Entry {
  const { say } = speech;
  const gone = message.movedTo ? say('moved') : message.deletedAt ? say('deleted') : null;
  return {
    author: message.author.displayName,
    time: speech.time(message.postedAt),
    note: message.editedAt && !gone ? say('edited', { at: speech.moment(message.editedAt) }) : null,
    label: message.label,
    gone,
    quote: gone || !message.quote ? null : toQuote(message.quote, stricter, speech),
    body: gone ? '' : withoutTitles(message.body),
    files: gone ? [] : message.attachments.map(({ name, size }) => `${name} (${speech.size(size)})`),
  };
}

/** What a message answers may be stricter than the message itself. */
function toQuote(quote: Quote, stricter: ReadonlySet<string>, { say }: Speech): Entry['quote'] {
  const text = quote.excerpt === null ? say('quoteGone') : quote.excerpt || say('file');
  const head = say('replyTo', { name: quote.author.displayName });
  return { head, text: stricter.has(quote.messageId) ? say('quoteOmitted') : text };
}
