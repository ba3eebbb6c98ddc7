import { type Static, Type } from 'typebox';
import { Closed, Instant, Nullable, Uuid } from './fields.ts';

/** Largest frame a client may send, in bytes. */
export const frameLimit = 64 * 1024;
/** A client further behind than this gets `reset` and refetches. */
export const replayLimit = 1_000;
/** The server pings this often (ms); a socket silent for two beats is dead. */
export const heartbeatMs = 20_000;

const Topic = Type.String({ pattern: '^[a-z]+:[A-Za-z0-9-]{1,64}$', description: '`kind:id`' });
const Seq = Type.Integer({ minimum: 0, description: 'Number of the last event known' });

export const ClientFrame = Type.Union([
  Closed({ type: Type.Literal('subscribe'), topic: Topic, since: Type.Optional(Seq) }),
  Closed({ type: Type.Literal('unsubscribe'), topic: Topic }),
  Closed({ type: Type.Literal('typing'), topic: Topic, active: Type.Boolean() }),
  Closed({ type: Type.Literal('presence'), topic: Topic, state: Type.Enum(['here', 'away']) }),
  Closed({ type: Type.Literal('ping') }),
]);
export type ClientFrame = Static<typeof ClientFrame>;

export const StoredEvent = Closed({
  topic: Topic,
  seq: Seq,
  type: Type.String({ description: 'In the past tense: `message.posted`' }),
  payload: Type.Unknown({ description: 'Built from the DTO schema of the event' }),
  actor: Nullable(Uuid),
  at: Instant,
});
export type StoredEvent = Static<typeof StoredEvent>;

export type PersonHere = { memberId: string; state: 'here' | 'away' };

export type ServerFrame =
  | { type: 'welcome'; memberId: string; heartbeatMs: number }
  | { type: 'subscribed'; topic: string; seq: number }
  | { type: 'event'; event: StoredEvent }
  | { type: 'reset'; topic: string; seq: number }
  | { type: 'refused'; topic?: string; error: { code: string; message: string } }
  | { type: 'typing'; topic: string; memberId: string; active: boolean }
  | { type: 'presence'; topic: string; people: PersonHere[] }
  | { type: 'reconnect'; afterMs: number }
  | { type: 'pong' };

/** Close codes of our sockets (RFC 6455 leaves 4000–4999 to applications). */
export const closeCodes = {
  signedOut: 4401,
  badFrame: 4400,
  tooSlow: 4408,
  tooMany: 4429,
  restarting: 1012,
  tooLarge: 1009,
} as const;
