import { batch, createSignal } from 'solid-js';
import type { Message, Quote, SendOptions } from '../../shared/threads/schema.ts';
import { excerptOf } from '../../shared/threads/text.ts';
import { takeFocus } from './focus.ts';
import { nothingWritten, type Written } from './unsent-merge.ts';

/** What the composer holds, and which message is being changed. */
export type Writing = ReturnType<typeof createWriting>;

export function createWriting() {
  const [quote, setQuote] = createSignal<Quote | null>(null);
  const [body, setBody] = createSignal('');
  const [editing, setEditing] = createSignal<string>();
  const [options, setOptions] = createSignal<SendOptions>(nothingWritten);
  let field: HTMLTextAreaElement | undefined;
  const all = (): Written => ({ ...options(), body: body(), quote: quote() });
  /** The text and whom it is for at once: no moment has one without the other. */
  const fill = ({ body, quote, label, readers, asks }: Written) =>
    batch(() => {
      setBody(body);
      setQuote(quote);
      setOptions({ label, readers, asks });
    });
  return {
    /** As it is sent and kept. */
    body,
    setBody,
    quote,
    setQuote,
    options,
    setOptions,
    /** All of that together. */
    all,
    fill,
    /** The id of the message whose text is being changed in its place. */
    editing,
    setEditing,
    attach: (element: HTMLTextAreaElement) => {
      field = element;
    },
    focus: () => field?.focus(),
    reply({ id, ordinal, after, author, body, readers }: Message): void {
      setQuote({ messageId: id, ordinal: after ?? ordinal, author, excerpt: excerptOf(body) });
      // An answer to an aside goes to the people of that one; it says so, and stays so without the quote.
      if (readers) setOptions({ ...options(), label: 'TLP:RED', readers: readers.map((reader) => reader.id) });
      takeFocus(field);
    },
    /** `sent` is in the outbox: it goes from here. What was typed since stays, for nobody else than before. */
    leave(sent: Written): void {
      const rest = body().startsWith(sent.body) ? body().slice(sent.body.length).trimStart() : body();
      if (rest === '') fill(nothingWritten);
      else fill({ ...all(), body: rest, quote: quote()?.messageId === sent.quote?.messageId ? null : quote() });
    },
  };
}
