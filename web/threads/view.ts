import { type Accessor, createContext, createSignal, useContext } from 'solid-js';
import type { Me } from '../../shared/accounts/schema.ts';
import type { ThingRef } from '../../shared/links/schema.ts';
import type { Message, Person } from '../../shared/threads/schema.ts';
import type { createReading } from './reading.ts';
import type { Scroll } from './scroll.ts';
import type { Slice } from './scroll-slice.ts';
import type { ThreadStore } from './thread-store.ts';
import type { Writing } from './writing.ts';

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
  slice: Slice;
  writing: Writing;
  /** Goes to a message, loading the part around it. */
  goTo: (ordinal: number) => Promise<void>;
  /** One dialog about one message at a time. */
  dialog: ReturnType<typeof createMessageDialog>;
  /** Messages being chosen to be moved elsewhere. */
  choosing: ReturnType<typeof createChoosing>;
  /** Something is being made of a message or of the thread. */
  making: ReturnType<typeof createMakingDialog>;
  /** To another page. */
  leave: (path: string) => void;
};

export type MessageDialogKind = 'history' | 'confirmations' | 'seen' | 'label';

export function createMessageDialog() {
  const [kind, setKind] = createSignal<MessageDialogKind>();
  const [message, setMessage] = createSignal<Message>();
  return {
    kind,
    /** Stays while its dialog closes. */
    message,
    open(next: MessageDialogKind, about: Message): void {
      setMessage(about);
      setKind(next);
    },
    close: () => setKind(undefined),
  };
}

export function createMakingDialog() {
  const [kind, setKind] = createSignal<'draft' | 'task'>();
  const [from, setFrom] = createSignal<ThingRef>();
  return {
    kind,
    from,
    open(next: 'draft' | 'task', of: ThingRef): void {
      setFrom(of);
      setKind(next);
    },
    close: () => setKind(undefined),
  };
}

export function createChoosing() {
  const [chosen, setChosen] = createSignal<readonly string[]>();
  const [asking, setAsking] = createSignal(false);
  return {
    /** Where to is being asked. */
    asking,
    ask: () => setAsking(true),
    wait: () => setAsking(false),
    /** The ids chosen so far; undefined while nothing is being chosen. */
    chosen,
    begin: (id: string) => setChosen([id]),
    end: () => {
      setAsking(false);
      setChosen(undefined);
    },
    has: (id: string) => chosen()?.includes(id) ?? false,
    toggle: (id: string) =>
      setChosen((now) => (now?.includes(id) ? now.filter((each) => each !== id) : [...(now ?? []), id])),
  };
}

const Context = createContext<ThreadView>();
export const ThreadProvider = Context.Provider;

export function useThread(): ThreadView {
  const view = useContext(Context);
  if (!view) throw new Error('This part belongs into an open thread');
  return view;
}
