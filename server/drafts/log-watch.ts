import type { FastifyBaseLogger } from 'fastify';
import type { Db } from '../db/client.ts';
import type { Listener } from '../realtime/listener.ts';
import { draftHeads } from './update-queries.ts';

/** Payloads: `<draft> <seq>` after an append, `<draft> gone` after a deletion. */
const channel = 'draft';
const checkMs = 2_000;

type Options = { db: Db; listener: Listener; log: FastifyBaseLogger; watched: () => string[] };

/**
 * Calls `onHead` whenever the log of a watched draft may have grown: `seq` is its head, or `gone` when the draft was deleted.
 * Notifications make it quick; comparing all heads every two seconds makes it certain.
 */
export function watchLog(
  { db, listener, log, watched }: Options,
  onHead: (draftId: string, seq: number | 'gone') => void,
) {
  async function check(): Promise<void> {
    const draftIds = watched();
    if (draftIds.length === 0) return;
    const heads = await draftHeads(db, draftIds);
    for (const draftId of draftIds) onHead(draftId, heads.get(draftId) ?? 'gone');
  }

  const quietCheck = () => check().catch((err) => log.warn({ err }, 'checking drafts failed'));
  const timer = setInterval(quietCheck, checkMs).unref();
  listener.onGap(quietCheck);
  listener.on(channel, (payload) => {
    const [draftId = '', seq = ''] = payload.split(' ');
    onHead(draftId, seq === 'gone' ? 'gone' : Number(seq));
  });
  return () => clearInterval(timer);
}
