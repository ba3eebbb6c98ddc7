import { type Accessor, createContext, createSignal, useContext } from 'solid-js';
import type { Me } from '../../shared/accounts/schema.ts';
import type { Message, Person, Quote } from '../../shared/threads/schema.ts';
import { excerptOf } from '../../shared/threads/text.ts';
import { takeFocus } from './focus.ts';
import type { createReading } from './reading.ts';
import type { Scroll } from './scroll.ts';
import type { ThreadStore } from './thread-store.ts';

/** What the parts of an open thread share. */
export type ThreadView = {
  store: ThreadStore;
  threadId: string;
  me: Me;
  /** May write here, and may remove what others wrote. Reactive. */
  may: { readonly write: boolean; readonly lead: boolean };
  /** The people of the group by id, once known. */
  people: Accessor<ReadonlyMap<string, Person>>;
  reading: ReturnType<typeof createReading>;
  scroll: Scroll;
  writing: Writing;
  /** Goes to a message, loading the part around it. */
  goTo: (ordinal: number) => Promise<void>;
};

/** What the composer holds, and which message is being changed. */
export type Writing = ReturnType<typeof createWriting>;

export function createWriting() {
  const [quote, setQuote] = createSignal<Quote | null>(null);
  const [text, setText] = createSignal('');
  const [editing, setEditing] = createSignal<string>();
  let field: HTMLTextAreaElement | undefined;
  return {
    text,
    setText,
    quote,
    setQuote,
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
  };
}

const Context = createContext<ThreadView>();
export const ThreadProvider = Context.Provider;

export function useThread(): ThreadView {
  const view = useContext(Context);
  if (!view) throw new Error('This part belongs into an open thread');
  return view;
}
