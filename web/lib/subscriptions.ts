import type { ClientFrame, PersonHere, ServerFrame, StoredEvent } from '../../shared/protocol.ts';

/** What a page wants to hear about one topic. */
export type TopicHandlers = {
  /** Number of the last event the snapshot at hand contains; without it only what comes from now on. */
  since?: number | undefined;
  /** In order, each once. */
  onEvent: (event: StoredEvent) => void;
  /**
   * Too much was missed: fetch the snapshot again. Events wait until the promise settles;
   * resolve with the new snapshot's `seq` so that none is applied twice.
   */
  onReset?: (seq: number) => Promise<number | undefined> | undefined;
  onTyping?: (memberId: string, active: boolean) => void;
  onPresence?: (people: PersonHere[]) => void;
  /** Access was refused or taken away. */
  onRefused?: (error: { code: string; message: string }) => void;
};

type Listener = { handlers: TopicHandlers; seq: number | undefined; held: StoredEvent[] | null };
/** `live` once the server confirmed the subscription on this connection; presence and typing are told only then. */
type Topic = {
  listeners: Set<Listener>;
  presence: 'here' | 'away' | undefined;
  live: boolean;
  /** Who was last said to be here, for a listener that comes later. */
  people: PersonHere[];
};
type Send = (frame: ClientFrame) => void;

/** Keeps who listens to which topic and how far each has heard; survives any number of connections. */
export function makeSubscriptions(send: Send) {
  const topics = new Map<string, Topic>();

  function subscribe(name: string, handlers: TopicHandlers): () => void {
    const listener: Listener = { handlers, seq: handlers.since, held: null };
    const known = topics.get(name);
    const topic = known ?? { listeners: new Set<Listener>(), presence: undefined, live: false, people: [] };
    const heard = known && lowestSeq(known);
    topic.listeners.add(listener);
    topics.set(name, topic);
    if (!known || needsReplay(listener.seq, heard)) begin(name, topic);
    if (topic.people.length > 0) handlers.onPresence?.(topic.people);
    return () => {
      if (!topic.listeners.delete(listener) || topic.listeners.size > 0 || topics.get(name) !== topic) return;
      topics.delete(name);
      send({ type: 'unsubscribe', topic: name });
    };
  }

  /** Says everything again to a fresh connection. */
  function resume(): void {
    for (const [name, topic] of topics) begin(name, topic);
  }

  function begin(name: string, topic: Topic): void {
    topic.live = false;
    send(subscribeFrame(name, topic));
  }

  function typing(name: string, active: boolean): void {
    if (topics.get(name)?.live) send({ type: 'typing', topic: name, active });
  }

  function setPresence(name: string, state: 'here' | 'away'): void {
    const topic = topics.get(name);
    if (!topic) return;
    topic.presence = state;
    tellPresence(name, topic);
  }

  function tellPresence(name: string, topic: Topic): void {
    if (topic.live && topic.presence) send({ type: 'presence', topic: name, state: topic.presence });
  }

  function receive(frame: ServerFrame): void {
    const name = frame.type === 'event' ? frame.event.topic : 'topic' in frame ? frame.topic : undefined;
    const topic = name === undefined ? undefined : topics.get(name);
    if (!topic) return;
    if (frame.type === 'presence') topic.people = frame.people;
    for (const listener of [...topic.listeners]) hear(listener, frame);
    if (frame.type === 'refused' && name !== undefined) topics.delete(name);
    if ((frame.type === 'subscribed' || frame.type === 'reset') && name !== undefined) {
      topic.live = true;
      tellPresence(name, topic);
    }
  }

  return { subscribe, resume, typing, setPresence, receive };
}

function hear(listener: Listener, frame: ServerFrame): void {
  const { handlers } = listener;
  if (frame.type === 'event') deliver(listener, frame.event);
  else if (frame.type === 'subscribed') listener.seq ??= frame.seq;
  else if (frame.type === 'reset') reset(listener, frame.seq);
  else if (frame.type === 'typing') handlers.onTyping?.(frame.memberId, frame.active);
  else if (frame.type === 'presence') handlers.onPresence?.(frame.people);
  else if (frame.type === 'refused') handlers.onRefused?.(frame.error);
}

function deliver(listener: Listener, event: StoredEvent): void {
  if (listener.held) {
    listener.held.push(event);
    return;
  }
  if (listener.seq !== undefined && event.seq <= listener.seq) return;
  listener.seq = event.seq;
  listener.handlers.onEvent(event);
}

function reset(listener: Listener, seq: number): void {
  listener.seq = seq;
  const refetch = listener.handlers.onReset?.(seq);
  if (!refetch) return;
  listener.held ??= [];
  refetch
    .then((snapshot) => {
      listener.seq = Math.max(listener.seq ?? 0, snapshot ?? 0);
    })
    .catch(() => undefined)
    .finally(() => release(listener));
}

function release(listener: Listener): void {
  const held = listener.held ?? [];
  listener.held = null;
  for (const event of held) deliver(listener, event);
}

function subscribeFrame(name: string, topic: Topic): ClientFrame {
  const since = lowestSeq(topic);
  return { type: 'subscribe', topic: name, ...(since === undefined ? {} : { since }) };
}

function lowestSeq(topic: Topic): number | undefined {
  const known = [...topic.listeners].flatMap((listener) => (listener.seq === undefined ? [] : [listener.seq]));
  return known.length === 0 ? undefined : Math.min(...known);
}

function needsReplay(wanted: number | undefined, heard: number | undefined): boolean {
  return wanted !== undefined && (heard === undefined || wanted < heard);
}
