import { createSignal } from 'solid-js';
import type { TlpLabel } from '../../shared/labels.ts';
import type { Message, Quote } from '../../shared/threads/schema.ts';
import { excerptOf } from '../../shared/threads/text.ts';
import { chipOf } from '../links/chips.ts';
import { takeFocus } from './focus.ts';
import { addRef, collapseRefs, expandRefs } from './refs-text.ts';

/** How a message is to be sent beside its text. */
export type SendOptions = { label: TlpLabel | null; readers: readonly string[]; asks: boolean };
const plain: SendOptions = { label: null, readers: [], asks: false };

/** What the composer holds, and which message is being changed. */
export type Writing = ReturnType<typeof createWriting>;

export const titleOf = (kind: string, id: string): string => chipOf({ kind: kind as 'thread', id })?.title ?? '';

export function createWriting() {
  const [quote, setQuote] = createSignal<Quote | null>(null);
  const [text, setText] = createSignal('');
  const [editing, setEditing] = createSignal<string>();
  const [options, setOptions] = createSignal<SendOptions>(plain);
  let refs = new Map<string, string>();
  let field: HTMLTextAreaElement | undefined;
  return {
    /** As it stands in the field: names without addresses. */
    text,
    setText,
    /** As it is sent and kept. */
    body: () => expandRefs(text(), refs),
    /** Puts a text that was kept into the field. */
    load(body: string): void {
      const collapsed = collapseRefs(body, titleOf);
      refs = new Map(collapsed.refs);
      setText(collapsed.text);
    },
    /** Keeps what a name stands for; returns how to write it. */
    nameRef: (sign: '@' | '#', name: string, target: string) => addRef(refs, sign, { name, target }),
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
      refs = new Map();
      setText('');
      setQuote(null);
      setOptions(plain);
    },
  };
}
