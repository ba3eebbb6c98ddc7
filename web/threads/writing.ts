import { createSignal } from 'solid-js';
import type { TlpLabel } from '../../shared/labels.ts';
import type { Message, Quote } from '../../shared/threads/schema.ts';
import { excerptOf } from '../../shared/threads/text.ts';
import { takeFocus } from './focus.ts';

/** How a message is to be sent beside its text. */
export type SendOptions = { label: TlpLabel | null; readers: readonly string[]; asks: boolean };
const plain: SendOptions = { label: null, readers: [], asks: false };

/** What the composer holds, and which message is being changed. */
export type Writing = ReturnType<typeof createWriting>;

export function createWriting() {
  const [quote, setQuote] = createSignal<Quote | null>(null);
  const [body, setBody] = createSignal('');
  const [editing, setEditing] = createSignal<string>();
  const [options, setOptions] = createSignal<SendOptions>(plain);
  let field: HTMLTextAreaElement | undefined;
  return {
    /** As it is sent and kept. */
    body,
    setBody,
    quote,
    setQuote,
    options,
    setOptions,
    /** The id of the message whose text is being changed in its place. */
    editing,
    setEditing,
    attach: (element: HTMLTextAreaElement) => {
      field = element;
    },
    focus: () => field?.focus(),
    reply({ id, ordinal, author, body }: Message): void {
      setQuote({ messageId: id, ordinal, author, excerpt: excerptOf(body) });
      takeFocus(field);
    },
    /** After sending. */
    clear(): void {
      setBody('');
      setQuote(null);
      setOptions(plain);
    },
  };
}
