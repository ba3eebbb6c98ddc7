import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../db/client.ts';
import type { Listener } from '../realtime/listener.ts';
import type { Caret, Carets } from './carets.ts';

const channel = 'draft_caret';
/** PostgreSQL takes payloads under 8000 bytes. */
const payloadBytes = 7_500;

type News = { node: string; draftId: string; carets: Caret[]; ask?: boolean };
type Options = { db: Db; listener: Listener; withCarets: (draftId: string, act: (carets: Carets) => void) => void };

/** Tells the other nodes of the carets on this one, and asks for theirs. */
export function createCaretExchange({ db, listener, withCarets }: Options) {
  const node = randomUUID();

  function tell(news: News): void {
    for (const payload of payloads(news)) sql`select pg_notify(${channel}, ${payload})`.execute(db).catch(() => {});
  }

  listener.on(channel, (payload) => {
    const { node: from, draftId, carets: theirs, ask }: News = JSON.parse(payload);
    if (from === node) return;
    withCarets(draftId, (carets) => {
      carets.heard(theirs);
      if (ask) tell({ node, draftId, carets: carets.own() });
    });
  });

  return {
    publish: (draftId: string, carets: Caret[]): void => tell({ node, draftId, carets }),
    ask: (draftId: string): void => tell({ node, draftId, carets: [], ask: true }),
  };
}

function* payloads({ carets, ...news }: News): Generator<string> {
  let batch: Caret[] = [];
  for (const caret of carets) {
    if (Buffer.byteLength(JSON.stringify({ ...news, carets: [...batch, caret] })) > payloadBytes) {
      yield JSON.stringify({ ...news, carets: batch });
      batch = [];
    }
    batch.push(caret);
  }
  if (batch.length > 0 || news.ask) yield JSON.stringify({ ...news, carets: batch });
}
