import { createStore } from 'solid-js/store';
import { issueCheckToken } from './api.ts';
import type { Livekit } from './participants.ts';

export type Trial = 'server' | 'media' | 'sending';
export type TrialState = 'idle' | 'running' | 'passed' | 'failed';
export type Trials = Record<Trial, TrialState> & { milliseconds: number | undefined };

const untried: Trials = { server: 'idle', media: 'idle', sending: 'idle', milliseconds: undefined };

/** Tries the way to the video server in an empty room of the reader's own: signalling, media, sending. */
export function createConnectionTest(loadKit: () => Promise<Livekit>) {
  const [trials, setTrials] = createStore<Trials>({ ...untried });

  async function attempt(name: Trial, work: () => Promise<boolean>): Promise<boolean> {
    setTrials(name, 'running');
    const passed = await work().catch(() => false);
    setTrials(name, passed ? 'passed' : 'failed');
    return passed;
  }

  async function run(roomId: string, withSound: boolean): Promise<void> {
    setTrials({ ...untried, server: 'running' });
    const kit = await loadKit();
    const { url, token } = await issueCheckToken(roomId);
    const check = new kit.ConnectionCheck(url, token);
    const passes = async (result: ReturnType<typeof check.checkWebsocket>) =>
      (await result).status === kit.CheckStatus.SUCCESS;
    const reached = await attempt('server', async () => {
      setTrials('milliseconds', await roundTrip(url));
      return passes(check.checkWebsocket());
    });
    const connected = reached && (await attempt('media', () => passes(check.checkWebRTC())));
    if (connected && withSound) await attempt('sending', () => passes(check.checkPublishAudio()));
  }

  /** Runs it all; nothing is thrown, what failed is marked. */
  const start = (roomId: string, withSound: boolean): Promise<void> =>
    run(roomId, withSound).catch(() => setTrials('server', 'failed'));

  return { trials, start };
}

async function roundTrip(url: string): Promise<number> {
  const started = performance.now();
  await fetch(url.replace(/^ws/, 'http'), { method: 'HEAD', mode: 'no-cors', cache: 'no-store' });
  return Math.round(performance.now() - started);
}
