import type { LocalTrack, Room } from 'livekit-client';
import type { Livekit } from './participants.ts';

export type Source = 'microphone' | 'camera';

/**
 * What the reader sends. It outlives every connection of the call: after an outage the same tracks are published again.
 * Tracks of the preview wait as they are until they are sent, for taking them over costs time that the connection needs.
 */
export class OwnTracks {
  readonly #kit: Livekit;
  readonly #room: Room;
  readonly #kept = new Map<string, LocalTrack>();
  #waiting: MediaStreamTrack[] = [];

  constructor(kit: Livekit, room: Room) {
    this.#kit = kit;
    this.#room = room;
  }

  /** Takes a track of the preview, unless there is one from the same source by now. */
  hand(track: MediaStreamTrack): void {
    if (this.#kept.has(sourceOf(track)) || this.#waiting.some((other) => other.kind === track.kind)) track.stop();
    else this.#waiting.push(track);
  }

  /** Sources that the reader wants to send, sent already or not. */
  asked(): ReadonlySet<string> {
    const sent = [...this.#kept.values()].filter((track) => !track.isMuted).map((track) => String(track.source));
    return new Set([...sent, ...this.#waiting.map(sourceOf)]);
  }

  async publish(): Promise<void> {
    for (const track of this.#waiting.splice(0)) this.keep(this.#wrap(track));
    const me = this.#room.localParticipant;
    const unsent = [...this.#kept.values()].filter((track) => !me.getTrackPublication(track.source));
    await Promise.allSettled(unsent.map((track) => me.publishTrack(track, { source: track.source })));
  }

  keep(track: LocalTrack): void {
    if (this.#kept.get(track.source) === track) return;
    this.#kept.set(track.source, track);
    const { TrackEvent } = this.#kit;
    if (track.source.startsWith('screen_share')) track.once(TrackEvent.Ended, () => this.#forget(track.source));
  }

  async turn(source: Source, on: boolean): Promise<void> {
    // Switched off before it was ever sent: it must not be sent a moment later.
    for (const track of this.#waiting.filter((waiting) => sourceOf(waiting) === source)) track.stop();
    this.#waiting = this.#waiting.filter((waiting) => sourceOf(waiting) !== source);
    const me = this.#room.localParticipant;
    if (source === 'microphone') await me.setMicrophoneEnabled(on);
    else await me.setCameraEnabled(on);
  }

  async share(on: boolean): Promise<void> {
    const me = this.#room.localParticipant;
    if (on) return void (await me.setScreenShareEnabled(true, { audio: true, selfBrowserSurface: 'exclude' }));
    await me.setScreenShareEnabled(false);
    for (const source of ['screen_share', 'screen_share_audio']) this.#forget(source);
  }

  /** Lets go of camera, microphone and screen. */
  stop(): void {
    for (const source of [...this.#kept.keys()]) this.#forget(source);
    for (const track of this.#waiting.splice(0)) track.stop();
  }

  #forget(source: string): void {
    this.#kept.get(source)?.stop();
    this.#kept.delete(source);
  }

  #wrap(track: MediaStreamTrack): LocalTrack {
    const { LocalAudioTrack, LocalVideoTrack, Track } = this.#kit;
    if (track.kind === 'audio') {
      const wrapped = new LocalAudioTrack(track, undefined, false);
      wrapped.source = Track.Source.Microphone;
      return wrapped;
    }
    const wrapped = new LocalVideoTrack(track, track.getConstraints(), false);
    wrapped.source = Track.Source.Camera;
    return wrapped;
  }
}

const sourceOf = (track: MediaStreamTrack): Source => (track.kind === 'audio' ? 'microphone' : 'camera');
