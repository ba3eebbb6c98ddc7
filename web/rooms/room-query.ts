import { createEffect, createMemo, on, onCleanup, untrack } from 'solid-js';
import { applyRoomEvent, type RoomEvent } from '../../shared/rooms/events.ts';
import type { Room } from '../../shared/rooms/schema.ts';
import { createQuery, type Query } from '../lib/query.ts';
import { socket } from '../lib/socket.ts';
import { fetchRoom, openRoom, type RoomOf } from './api.ts';

/** The room, and who is in it as they come and go. */
export function createRoomQuery(of: () => RoomOf): Query<Room> {
  const query = createQuery(
    createMemo(() => JSON.stringify(of())),
    () => openRoom(of()),
  );

  function follow(id: string): () => void {
    return socket.subscribe(`room:${id}`, {
      since: untrack(query.data)?.seq,
      onEvent: (event) => query.update((room) => applyRoomEvent(room, event as unknown as RoomEvent)),
      onReset: async () => {
        const fresh = await fetchRoom(id);
        query.update(() => fresh);
        return fresh.seq;
      },
    });
  }

  const roomId = createMemo(() => query.data()?.id);
  createEffect(on(roomId, (id) => id && onCleanup(follow(id))));
  return query;
}
