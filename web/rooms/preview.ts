import { createSignal, onCleanup } from 'solid-js';
import { createDeviceList } from './device-list.ts';
import { type Choice, choice, choose } from './devices.ts';

export type MediaKind = 'camera' | 'microphone';
/** Why a camera or microphone gives nothing. */
export type MediaProblem = 'denied' | 'missing' | 'busy';

const picture = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
const sound = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

function constraints(kind: MediaKind, { camera, microphone }: Choice): MediaStreamConstraints {
  if (kind === 'camera') return { video: { ...picture, ...(camera ? { deviceId: { ideal: camera } } : {}) } };
  return { audio: { ...sound, ...(microphone ? { deviceId: { ideal: microphone } } : {}) } };
}

function problemOf(error: unknown): MediaProblem {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'missing';
}

/** One device of the preview: its track, whether it is wanted, and what is wrong with it. */
function createDevice(kind: MediaKind) {
  const [track, setTrack] = createSignal<MediaStreamTrack>();
  const [problem, setProblem] = createSignal<MediaProblem>();
  const [waiting, setWaiting] = createSignal(false);
  let asked = 0;
  let given: MediaStreamTrack | undefined;
  let takeLate: ((track: MediaStreamTrack) => void) | undefined;

  async function open(): Promise<void> {
    asked += 1;
    const mine = asked;
    setWaiting(true);
    try {
      if (!navigator.mediaDevices) throw new DOMException('needs a secure page', 'NotFoundError');
      const stream = await navigator.mediaDevices.getUserMedia(constraints(kind, choice()));
      const found = stream.getTracks()[0];
      if (mine !== asked) return found?.stop();
      replace(found);
      setProblem(undefined);
      if (found) passOn(found);
    } catch (error) {
      if (mine === asked) setProblem(problemOf(error));
    } finally {
      if (mine === asked) setWaiting(false);
    }
  }

  /** Gives a track to whoever asked for it while it was being opened. */
  function passOn(found: MediaStreamTrack): void {
    if (!takeLate) return;
    given = found;
    takeLate(found);
    takeLate = undefined;
  }

  function replace(next: MediaStreamTrack | undefined): void {
    setTrack((old) => {
      if (old !== given) old?.stop();
      return next;
    });
    next?.addEventListener('ended', () => setTrack((now) => (now === next ? undefined : now)));
  }

  function close(): void {
    asked += 1;
    takeLate = undefined;
    setWaiting(false);
    replace(undefined);
  }

  /**
   * Hands the track over: it is the caller's to stop. It stays in the picture until the device is opened or closed again.
   * One that is being opened yet goes to `late`.
   */
  function release(late: (track: MediaStreamTrack) => void): MediaStreamTrack | undefined {
    if (waiting()) takeLate = late;
    given = track();
    return given;
  }

  return { track, problem, waiting, open, close, release };
}

/** Camera and microphone before a call. Each works, fails and is switched by itself: no camera never hinders the voice. */
export function createPreview() {
  const camera = createDevice('camera');
  const microphone = createDevice('microphone');
  const devices = createDeviceList();
  const of = { camera, microphone };

  async function turn(kind: MediaKind, on: boolean): Promise<void> {
    choose(kind === 'camera' ? { cameraOn: on } : { microphoneOn: on });
    if (!on) return of[kind].close();
    await of[kind].open();
    await devices.refresh();
  }

  async function pick(kind: MediaKind | 'speaker', id: string): Promise<void> {
    choose({ [kind]: id });
    if (kind !== 'speaker' && of[kind].track()) await of[kind].open();
  }

  async function start(): Promise<void> {
    const { cameraOn, microphoneOn } = choice();
    await Promise.all([cameraOn && camera.open(), microphoneOn && microphone.open()]);
    await devices.refresh();
  }

  function stop(): void {
    camera.close();
    microphone.close();
  }

  onCleanup(stop);

  return {
    camera,
    microphone,
    devices,
    turn,
    pick,
    start,
    stop,
    /** The live tracks, for the call to send and to stop; those that are not open yet follow by way of `late`. */
    release: (late: (track: MediaStreamTrack) => void) =>
      [microphone.release(late), camera.release(late)].filter((track) => track !== undefined),
  };
}

export type Preview = ReturnType<typeof createPreview>;
