import { createSignal } from 'solid-js';
import { Connection, type ConnectionState } from './connection.ts';
import { makeSubscriptions } from './subscriptions.ts';

const [state, setState] = createSignal<ConnectionState>('offline');
const endedListeners = new Set<() => void>();

const connection = new Connection({
  open: () => new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/socket`),
  onFrame: (frame) => (frame.type === 'welcome' ? subscriptions.resume() : subscriptions.receive(frame)),
  onState: setState,
  onSignedOut: () => {
    for (const listener of endedListeners) listener();
  },
});

const subscriptions = makeSubscriptions((frame) => connection.send(frame));

/** The live line to the server: one websocket for every topic, presence and typing. */
export const socket = {
  /** Reactive. */
  state,
  /** Listens to a topic; returns unsubscribe. See `TopicHandlers`. */
  subscribe: subscriptions.subscribe,
  /** Tells the others on a topic that the reader is typing, or stopped. */
  typing: subscriptions.typing,
  /** Tells the others on a topic that the reader is here; said again after each reconnection. */
  presence: subscriptions.setPresence,
  start: (): void => connection.start(),
  stop: (): void => connection.stop(),
  nudge: (): void => connection.nudge(),
  /** Calls back when the server ended the session. Returns unsubscribe. */
  onEnded: (listener: () => void): (() => void) => {
    endedListeners.add(listener);
    return () => endedListeners.delete(listener);
  },
};
