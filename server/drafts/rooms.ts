import type { FastifyBaseLogger } from 'fastify';
import { draftCloseCodes } from '../../shared/drafts/sync.ts';
import { closeCodes } from '../../shared/protocol.ts';
import type { Db } from '../db/client.ts';
import { addJob } from '../jobs/jobs.ts';
import type { Listener } from '../realtime/listener.ts';
import { createCaretExchange } from './caret-exchange.ts';
import { createRefresher } from './finding-actions.ts';
import { watchLog } from './log-watch.ts';
import { type LogWriter, openLogWriter } from './log-writer.ts';
import { openRoom, type Peer, type Room } from './room.ts';
import { snapshotJob } from './snapshots.ts';

/** An abandoned draft stays loaded this long, for whoever comes back. */
const lingerMs = 10_000;

type Held = { room: Promise<Room | undefined>; closing?: NodeJS.Timeout };
type Options = { db: Db; databaseUrl: string | undefined; listener: Listener; log: FastifyBaseLogger };

/** The drafts open on this node, kept abreast of the log that all nodes write. */
export function createRooms({ db, databaseUrl, listener, log }: Options) {
  const updateLog = openLogWriter(db, databaseUrl);
  const held = new Map<string, Held>();
  const exchange = createCaretExchange({
    db,
    listener,
    withCarets: (draftId, act) => withRoom(draftId, (room) => act(room.carets)),
  });

  const open = (draftId: string): Held => {
    const onSnapshotDue = () => void requestSnapshot(db, draftId).catch((err) => log.warn({ err }, 'no snapshot'));
    const publish = exchange.publish.bind(undefined, draftId);
    const entry = {
      room: openRoom({ db, log, updateLog: told({ db, log, updateLog }, draftId), draftId, publish, onSnapshotDue }),
    };
    held.set(draftId, entry);
    entry.room.then((room) => room ?? held.delete(draftId)).catch(() => held.delete(draftId));
    return entry;
  };

  function withRoom(draftId: string, act: (room: Room) => void): void {
    held
      .get(draftId)
      ?.room.then((room) => room && act(room))
      .catch(() => {});
  }

  const watched = () => [...held.keys()];
  const stopWatching = watchLog({ db, listener, log, watched }, (draftId, seq) =>
    withRoom(draftId, (room) => {
      if (seq === 'gone') return closeAll(room, draftCloseCodes.noAccess);
      room.carets.expire(Date.now());
      room.notified(seq);
    }),
  );

  return {
    /** The draft as this node holds it; undefined when there is none. Add the peer to it, and `leave` in the end. */
    async enter(draftId: string): Promise<Room | undefined> {
      const entry = held.get(draftId) ?? open(draftId);
      clearTimeout(entry.closing);
      const room = await entry.room;
      if (room?.peers.size === 0) exchange.ask(draftId);
      return room;
    },
    leave(room: Room, peer: Peer): void {
      if (room.peers.delete(peer)) room.carets.leave(peer.clientId);
      const entry = held.get(room.draftId);
      if (!entry || room.peers.size > 0) return;
      clearTimeout(entry.closing);
      entry.closing = setTimeout(() => room.peers.size > 0 || abandon(room), lingerMs).unref();
    },
    /** Asks every editor to come back in a moment, and waits for what is on its way into the log. */
    async stop(): Promise<void> {
      stopWatching();
      for (const draftId of held.keys()) withRoom(draftId, (room) => closeAll(room, closeCodes.restarting));
      await updateLog.close();
    },
  };

  function abandon(room: Room): void {
    held.delete(room.draftId);
    room.destroy();
  }
}

export type Rooms = ReturnType<typeof createRooms>;

type Logging = { db: Db; log: FastifyBaseLogger; updateLog: LogWriter };

/** The log, whose writes let search know that the text has changed. */
function told({ db, log, updateLog }: Logging, draftId: string): Pick<LogWriter, 'append'> {
  const refresh = createRefresher(db, draftId);
  return {
    append(edit) {
      const appended = updateLog.append(edit);
      // Once it is durable: a refresh that was asked for before might read the text without it.
      appended.then(refresh, () => {}).catch((err) => log.warn({ err }, 'search was not told of an edit'));
      return appended;
    },
  };
}

function closeAll(room: Room, code: number): void {
  for (const peer of room.peers) peer.close(code);
}

const requestSnapshot = (db: Db, draftId: string): Promise<void> =>
  db
    .transaction()
    .execute((trx) => addJob(trx, snapshotJob.name, { draftId }, { key: `${snapshotJob.name}:${draftId}` }));
