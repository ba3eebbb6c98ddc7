import { createWriter } from '../../shared/drafts/binary.ts';
import { encodeServerMessage } from '../../shared/drafts/sync.ts';

/** One editor's awareness as others see it; `state` is JSON, or null when it left. */
export type Caret = { clientId: number; clock: number; state: string | null };
/** Whose it is, as everybody sees it; the sector gives the colour. */
export type Identity = { id: string; name: string; initials: string; sector: string };
export type CaretHolder = { clientId: number; send(frame: Uint8Array): void };

const gatherMs = 60;
/** Carets of other nodes that are not renewed vanish after this. */
export const remoteExpiryMs = 35_000;
const longestState = 4_000;

type Options = { peers: ReadonlySet<CaretHolder>; publish: (carets: Caret[]) => void };

/**
 * Who is in a document and where. Ephemeral: gathered for a moment, sent to the peers and to other nodes, never logged.
 * From a client only the caret is taken; name and colour are those of the signed-in person.
 */
export function createCarets({ peers, publish }: Options) {
  const carets = new Map<number, Caret>();
  const remoteSince = new Map<number, number>();
  const changed = new Set<number>();
  let local: Caret[] = [];
  let timer: NodeJS.Timeout | undefined;

  function put(caret: Caret, isLocal: boolean): void {
    carets.set(caret.clientId, caret);
    changed.add(caret.clientId);
    if (isLocal) local = [...local.filter((other) => other.clientId !== caret.clientId), caret];
    timer ??= setTimeout(flush, gatherMs);
  }

  function flush(): void {
    timer = undefined;
    const news = [...changed].map((clientId) => carets.get(clientId)).filter((caret) => caret !== undefined);
    changed.clear();
    send(news);
    for (const caret of news) if (caret.state === null) forget(caret.clientId);
    if (local.length > 0) publish(local);
    local = [];
  }

  function send(news: Caret[]): void {
    const concerned = new Set(news.map((caret) => caret.clientId));
    const shared = encode(news);
    for (const peer of peers) {
      if (!concerned.has(peer.clientId)) peer.send(shared);
      else if (news.length > 1) peer.send(encode(news.filter((caret) => caret.clientId !== peer.clientId)));
    }
  }

  function forget(clientId: number): void {
    carets.delete(clientId);
    remoteSince.delete(clientId);
  }

  const nextClock = (clientId: number) => (carets.get(clientId)?.clock ?? 0) + 1;

  return {
    /** Takes a client's own state. Throws when it is not the JSON of an awareness state. */
    move(clientId: number, identity: Identity, state: string): void {
      remoteSince.delete(clientId);
      put({ clientId, clock: nextClock(clientId), state: withIdentity(state, identity) }, true);
    },
    leave(clientId: number): void {
      if (carets.has(clientId)) put({ clientId, clock: nextClock(clientId), state: null }, true);
    },
    /** Everybody but the peer itself, for one who has just come. */
    greet(peer: CaretHolder): void {
      const others = [...carets.values()].filter((caret) => caret.clientId !== peer.clientId);
      if (others.length > 0) peer.send(encode(others));
    },
    /** Carets that another node published. */
    heard(theirs: Caret[]): void {
      for (const caret of theirs) {
        if ((carets.get(caret.clientId)?.clock ?? -1) >= caret.clock) continue;
        remoteSince.set(caret.clientId, Date.now());
        put(caret, false);
      }
    },
    /** The carets of this node, for another that asks. */
    own: (): Caret[] => [...carets.values()].filter((caret) => !remoteSince.has(caret.clientId)),
    expire(now: number): void {
      for (const [clientId, since] of remoteSince) {
        if (now - since > remoteExpiryMs) put({ clientId, clock: nextClock(clientId), state: null }, false);
      }
    },
    stop: () => clearTimeout(timer),
  };
}

export type Carets = ReturnType<typeof createCarets>;

function withIdentity(state: string, user: Identity): string {
  if (state.length > longestState) throw new RangeError('awareness state too long');
  const parsed: unknown = JSON.parse(state);
  const cursor = typeof parsed === 'object' && parsed !== null && 'cursor' in parsed ? parsed.cursor : null;
  return JSON.stringify({ user, cursor });
}

/** As `encodeAwarenessUpdate` of y-protocols. */
function encode(carets: Caret[]): Uint8Array {
  const out = createWriter().uint(carets.length);
  for (const { clientId, clock, state } of carets)
    out
      .uint(clientId)
      .uint(clock)
      .text(state ?? 'null');
  return encodeServerMessage({ kind: 'awareness', update: out.finish() });
}
