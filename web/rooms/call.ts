import type {
  DisconnectReason,
  LocalTrack,
  Participant,
  RemoteTrack,
  RemoteTrackPublication,
  Room,
  RoomOptions,
} from 'livekit-client';
import { createSignal } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { type DeviceRole, deviceKind } from './device-list.ts';
import { OwnTracks } from './own-tracks.ts';
import { type Livekit, mayShare, memberIn, type Person, readPeople } from './participants.ts';
import type { Ticket } from './ticket.ts';

export type CallStatus =
  | 'idle'
  | 'joining'
  | 'connected'
  | 'reconnecting'
  | 'left'
  | 'removed'
  | 'elsewhere'
  | 'failed';
export type Arrival = { name: string; came: boolean };

// Quick tries of the library, then ours, which begin with a new token and with it a room that a restart took away.
const retryDelays = [0, 300, 1_000, 2_000];
const longestPauseMs = 5_000;
const firstTries = 4;
const ownPictureLatestMs = 500;

/** Ids of the chosen devices; none is the system's choice. */
export type Devices = Partial<Record<DeviceRole, string | undefined>>;

const roomOptions: RoomOptions = {
  adaptiveStream: true,
  dynacast: true,
  stopLocalTrackOnUnpublish: false,
  reconnectPolicy: { nextRetryDelayInMs: ({ retryCount }) => retryDelays[retryCount] ?? null },
};

/** One person's end of a call: joins, publishes, comes back by itself after any outage, and tells the page what it sees. */
export class Call {
  readonly #ticket: Ticket;
  readonly #kit: Livekit;
  readonly #room: Room;
  readonly #own: OwnTracks;
  readonly #audio: HTMLElement;
  #ended = false;
  #connecting = false;
  #refreshing = false;
  #status = createSignal<CallStatus>('idle');
  #people = createStore<Person[]>([]);
  #arrival = createSignal<Arrival>();
  #audible = createSignal(true);
  #canShare = createSignal(false);
  #goesOn = false;

  /** `audio` is where the voices of the others play. */
  constructor({ kit, ticket, audio }: CallParts) {
    this.#kit = kit;
    this.#ticket = ticket;
    this.#audio = audio;
    this.#room = new kit.Room(roomOptions);
    this.#own = new OwnTracks(kit, this.#room);
    this.#listen();
  }

  status = (): CallStatus => this.#status[0]();
  people = (): readonly Person[] => this.#people[0];
  /** Whether somebody else was still there when this end left. */
  goesOn = (): boolean => this.#goesOn;
  /** Who came or went last, for the live region. */
  arrival = (): Arrival | undefined => this.#arrival[0]();
  /** False while the browser refuses to play sound until the reader clicks. */
  audible = (): boolean => this.#audible[0]();

  /** Warms the connection up. */
  async prepare(): Promise<void> {
    const { url, token } = await this.#ticket.take();
    await this.#room.prepareConnection(url, token);
  }

  async join(tracks: MediaStreamTrack[], devices: Devices): Promise<void> {
    this.#useDevices(devices);
    for (const track of tracks) this.#own.hand(track);
    this.#status[1]('joining');
    await this.#connect(firstTries);
  }

  /** A track of the preview that was still being opened at the click. */
  add = (track: MediaStreamTrack): void => {
    if (this.#ended) track.stop();
    else this.#own.hand(track);
    if (this.status() === 'connected') void this.#own.publish();
  };

  setMicrophone = (on: boolean): Promise<void> => this.#own.turn('microphone', on).finally(() => this.#refresh());
  setCamera = (on: boolean): Promise<void> => this.#own.turn('camera', on).finally(() => this.#refresh());
  setScreen = (on: boolean): Promise<void> => this.#own.share(on);
  /** Observers share no screen, and phones have none to share. */
  canShare = (): boolean => this.#canShare[0]();
  startAudio = (): Promise<void> => this.#room.startAudio();
  /** The id of the device in use, undefined while it is the system's choice. */
  deviceOf = (role: DeviceRole): string | undefined => this.#room.getActiveDevice(deviceKind(role));

  /** Sends from, or plays on, another device from now on. */
  async switchDevice(role: DeviceRole, id: string): Promise<void> {
    await this.#room.switchActiveDevice(deviceKind(role), id);
    this.#refresh();
  }

  /** Ends this end of the call and lets go of camera and microphone. */
  async leave(status: CallStatus = 'left'): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    this.#goesOn = this.#othersAreThere();
    this.#status[1](status);
    this.#own.stop();
    await this.#room.disconnect();
    this.#room.removeAllListeners();
    this.#audio.replaceChildren();
  }

  /** A second tab of one's own is nobody else. */
  #othersAreThere(): boolean {
    const me = this.people().find((person) => person.me);
    return this.people().some(({ memberId }) => memberId !== me?.memberId);
  }

  /** For tracks made later in the call; those handed over have theirs. */
  #useDevices({ camera, microphone, speaker }: Devices): void {
    const { options } = this.#room;
    if (camera) options.videoCaptureDefaults = { ...options.videoCaptureDefaults, deviceId: camera };
    if (microphone) options.audioCaptureDefaults = { ...options.audioCaptureDefaults, deviceId: microphone };
    if (speaker) options.audioOutput = { deviceId: speaker };
  }

  async #connect(tries: number): Promise<void> {
    if (this.#connecting) return;
    this.#connecting = true;
    try {
      await this.#tryToConnect(tries);
    } finally {
      this.#connecting = false;
    }
  }

  async #tryToConnect(tries: number): Promise<void> {
    const again = this.status() === 'reconnecting';
    for (let attempt = 0; !this.#ended && attempt < tries; attempt += 1) {
      try {
        const { url, token } = await (again || attempt > 0 ? this.#ticket.renew() : this.#ticket.take());
        if (this.#ended) return;
        await this.#room.connect(url, token);
        this.#ticket.rest();
        this.#status[1]('connected');
        this.#canShare[1](mayShare(this.#room, this.#kit));
        this.#refresh();
        return void this.#publishSoon();
      } catch {
        if (this.#ended) return;
        if (this.#ticket.state() === 'refused') return this.leave('removed');
        await pause(Math.min(400 * 2 ** attempt, longestPauseMs));
      }
    }
    if (!this.#ended) await this.leave('failed');
  }

  #listen(): void {
    const { RoomEvent } = this.#kit;
    const room = this.#room;
    const refresh = () => this.#refresh();
    for (const event of [
      RoomEvent.TrackPublished,
      RoomEvent.TrackUnpublished,
      RoomEvent.TrackMuted,
      RoomEvent.TrackUnmuted,
      RoomEvent.LocalTrackUnpublished,
      RoomEvent.ActiveSpeakersChanged,
      RoomEvent.ConnectionQualityChanged,
      RoomEvent.ParticipantNameChanged,
    ] as const)
      room.on(event, refresh);
    room
      .on(RoomEvent.ParticipantConnected, (person) => this.#cameOrWent(person, true))
      .on(RoomEvent.ParticipantDisconnected, (person) => this.#cameOrWent(person, false))
      .on(RoomEvent.TrackSubscribed, (track) => this.#play(track))
      .on(RoomEvent.TrackUnsubscribed, (track) => this.#silence(track))
      .on(RoomEvent.LocalTrackPublished, ({ track }) => track && this.#keep(track))
      .on(RoomEvent.AudioPlaybackStatusChanged, () => this.#audible[1](room.canPlaybackAudio))
      .on(RoomEvent.SignalReconnecting, () => this.#lost())
      .on(RoomEvent.Reconnecting, () => this.#lost())
      .on(RoomEvent.Reconnected, () => this.#found())
      .on(RoomEvent.Disconnected, (reason) => void this.#disconnected(reason));
    // A machine that cannot keep up sends one smaller picture instead of three.
    room.localParticipant.on(this.#kit.ParticipantEvent.LocalTrackCpuConstrained, (track) => {
      void track.prioritizePerformance();
    });
  }

  /** Asking for a token puts back a room that a restarted server has forgotten, so that the library's own tries succeed. */
  #lost(): void {
    if (this.#ended || this.#connecting) return;
    this.#status[1]('reconnecting');
    this.#ticket.renew().catch(() => {
      if (this.#ticket.state() === 'refused') void this.leave('removed');
    });
  }

  #found(): void {
    this.#status[1]('connected');
    this.#ticket.rest();
    this.#refresh();
  }

  async #disconnected(reason?: DisconnectReason): Promise<void> {
    if (this.#ended || this.#connecting) return;
    const { DisconnectReason: reasons } = this.#kit;
    if (reason === reasons.DUPLICATE_IDENTITY) return this.leave('elsewhere');
    if (reason === reasons.PARTICIPANT_REMOVED) return this.leave('removed');
    this.#status[1]('reconnecting');
    await this.#connect(Number.POSITIVE_INFINITY);
  }

  /** A second tab of one's own is nobody who comes. */
  #cameOrWent({ identity, name = '' }: Participant, came: boolean): void {
    const isMe = memberIn(identity) === memberIn(this.#room.localParticipant.identity);
    if (this.status() === 'connected' && !isMe) this.#arrival[1]({ name, came });
    this.#refresh();
  }

  #play(track: RemoteTrack): void {
    if (track.kind === 'audio') this.#audio.append(track.attach());
    this.#refresh();
  }

  #silence(track: RemoteTrack): void {
    for (const element of track.detach()) if (track.kind === 'audio') element.remove();
    this.#refresh();
  }

  /** Reads the room once for all events of one turn. */
  #refresh(): void {
    if (this.#refreshing) return;
    this.#refreshing = true;
    queueMicrotask(() => {
      this.#refreshing = false;
      this.#people[1](reconcile(this.#ended ? [] : readPeople(this.#room, this.#own.asked()), { key: 'identity' }));
    });
  }

  #keep(track: LocalTrack): void {
    this.#own.keep(track);
    this.#refresh();
  }

  /** First the picture of the others, then the work of sending one's own: two encoders would keep it waiting. */
  async #publishSoon(): Promise<void> {
    const latest = performance.now() + ownPictureLatestMs;
    const left = () => latest - performance.now();
    while (left() > 0 && !this.#ended && this.#awaitsPicture()) await pause(25);
    await Promise.race([this.#pictureShown(), pause(left())]);
    if (!this.#ended) await this.#own.publish();
  }

  #awaitsPicture(): boolean {
    return this.#pictures().length > 0 && this.#elements().length === 0;
  }

  /** Resolves when a picture of the others stands on the screen, or there is none to wait for; never in a hidden page. */
  async #pictureShown(): Promise<void> {
    const shown = this.#elements().map(
      (element) => new Promise<void>((resolve) => element.requestVideoFrameCallback?.(() => resolve())),
    );
    if (shown.length > 0) await Promise.race(shown);
  }

  #pictures(): RemoteTrackPublication[] {
    return [...this.#room.remoteParticipants.values()]
      .flatMap((person) => [...person.videoTrackPublications.values()])
      .filter((publication) => !publication.isMuted);
  }

  #elements(): HTMLVideoElement[] {
    return this.#pictures()
      .flatMap((publication) => publication.track?.attachedElements ?? [])
      .filter((element) => element instanceof HTMLVideoElement);
  }
}

export type CallParts = { kit: Livekit; ticket: Ticket; audio: HTMLElement };

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
