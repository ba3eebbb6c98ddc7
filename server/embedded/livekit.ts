import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config, LiveKitConfig } from '../config.ts';
import { endLiveKit, type LiveKitOptions, startLiveKit } from './livekit-process.ts';
import { buildLiveKit, findLiveKit, livekitVersion } from './livekit-program.ts';

export type LiveKitState = 'ready' | 'preparing' | 'missing';

/** The video server as it is now. `url`, `key` and the rest of the connection are empty until it is first ready. */
export type LiveKit = Readonly<LiveKitConfig> & {
  /** Can a call begin, will it soon, or is there no video server. */
  readonly state: LiveKitState;
  /** Why it is not ready, for the operator; empty when it is. */
  readonly line: string;
  /** Calls at every change of state until the returned function is called. */
  onChange(listener: Listener): () => void;
  /** Ends the child, if we have one. */
  stop(): Promise<void>;
};

type Listener = (livekit: LiveKit) => void;

const unconnected: LiveKitConfig = { url: '', publicUrl: '', key: '', secret: '' };

/** A LiveKit that is somebody else's to run. */
export function configuredLiveKit(connection: LiveKitConfig): LiveKit {
  return { ...connection, state: 'ready', line: '', onChange: () => () => undefined, stop: async () => undefined };
}

/** Finds or builds LiveKit, runs it as a child and starts it again when it dies. Returns at once, in state `preparing`. */
export function embeddedLiveKit(config: Config, webhookUrl: string): LiveKit {
  const listeners = new Set<Listener>();
  const stopping = new AbortController();
  const livekit = {
    ...unconnected,
    state: 'preparing' as LiveKitState,
    line: 'The video server is starting.',
    onChange: (listener: Listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
  const change: Change = (state, line, connection = {}) => {
    if (stopping.signal.aborted) return;
    Object.assign(livekit, connection, { state, line });
    for (const listener of listeners) listener(livekit);
  };
  const options = { folder: config.dataDir, webhookUrl };
  const running = findOrBuild(config.cacheDir, change, stopping.signal)
    .then((program) => (program ? keepRunning({ ...options, program }, change, stopping.signal) : undefined))
    .catch((error: Error) => change('missing', `No video server: ${error.message}`));
  return livekit;
}

type Change = (state: LiveKitState, line: string, connection?: Partial<LiveKitConfig>) => void;

async function findOrBuild(cacheDir: string, change: Change, signal: AbortSignal): Promise<string | undefined> {
  const program = await findLiveKit(cacheDir);
  if ('found' in program) return program.found;
  if ('missing' in program) {
    change('missing', program.missing);
    return undefined;
  }
  change(
    'preparing',
    `The video server is being built once for this machine (LiveKit ${livekitVersion}, about two minutes).`,
  );
  return buildLiveKit(cacheDir, signal);
}

async function keepRunning(options: LiveKitOptions, change: Change, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const started = await startLiveKit(options).catch((error) => String(error.message ?? error));
    if (typeof started === 'string') {
      failures += 1;
      if (failures === 3) change('missing', started);
    } else {
      failures = 0;
      change('ready', '', started.connection);
      if (!signal.aborted) await Promise.race([started.exited, once(signal, 'abort')]);
      if (signal.aborted) return endLiveKit(started);
      change('preparing', 'The video server ended and is being started again.');
    }
    await sleep(Math.min(200 * 2 ** failures, 10_000), undefined, { signal }).catch(() => undefined);
  }
}
