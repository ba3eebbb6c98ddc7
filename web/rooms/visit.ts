import { createEffect, createMemo, createSignal, on, onCleanup, untrack } from 'solid-js';
import type { RoomOf } from './api.ts';
import { Call } from './call.ts';
import { choice } from './devices.ts';
import type { Livekit } from './participants.ts';
import { createPreview } from './preview.ts';
import { createRoomQuery } from './room-query.ts';
import { createTicket } from './ticket.ts';

/**
 * One visit to a room, from the preview to the leave. Everything that a join needs is fetched while the reader looks at
 * their picture: the room, a token, the video library, a warm connection. The click then only connects.
 */
export function createVisit(of: () => RoomOf) {
  const query = createRoomQuery(of);
  const preview = createPreview();
  const ticket = createTicket(() => query.data()?.id);
  const [wanted, setWanted] = createSignal(false);
  const [call, setCall] = createSignal<Call>();
  const [audio, setAudio] = createSignal<HTMLElement>();
  const loadKit = makeKitLoader();
  let joined: Call | undefined;

  void preview.start();
  void loadKit().catch(() => {});
  const roomId = createMemo(() => query.data()?.id);
  createEffect(on(roomId, (id) => id && void ticket.renew().catch(() => {})));

  async function prepare(place: HTMLElement): Promise<void> {
    const kit = await loadKit();
    const made = new Call({ kit, ticket, audio: place });
    setCall(made);
    await made.prepare();
  }

  createEffect(() => {
    const place = audio();
    if (place && ticket.state() === 'ready' && !untrack(call)) void prepare(place).catch(() => {});
  });

  createEffect(() => {
    const now = call();
    if (!wanted() || ticket.state() !== 'ready' || now === undefined || now === joined) return;
    joined = now;
    const { camera, microphone, speaker } = untrack(choice);
    untrack(() => void now.join(preview.release(now.add), { camera, microphone, speaker }));
  });

  /** Comes back after leaving, with the devices as they were. */
  async function again(): Promise<void> {
    const place = audio();
    preview.stop();
    setCall(undefined);
    setWanted(true);
    await Promise.all([preview.start(), ticket.renew().catch(() => {})]);
    if (place && !call()) await prepare(place);
  }

  onCleanup(() => void call()?.leave());

  return {
    room: query.data,
    error: query.error,
    retry: () => void query.refetch(),
    preview,
    ticket,
    call,
    loadKit,
    setAudio,
    wanted,
    onJoin: () => setWanted(true),
    again: () => void again(),
  };
}

/** Fetches the video library once; a failed try is not kept. */
function makeKitLoader(): () => Promise<Livekit> {
  let kit: Promise<Livekit> | undefined;
  return () => {
    kit ??= importKit().catch((error: unknown) => {
      kit = undefined;
      throw error;
    });
    return kit;
  };
}

async function importKit(): Promise<Livekit> {
  const kit = await import('livekit-client');
  kit.setLogLevel('error');
  return kit;
}
