import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.ts';
import { configuredLiveKit, embeddedLiveKit, type LiveKit } from './livekit.ts';
import { choosePort } from './ports.ts';
import { type Postgres, startPostgres } from './postgres.ts';

export type RunningPostgres = { url: string; stop(): Promise<void> };

/** The configured database, or an embedded one that is started again, on the same port, whenever it ends. */
export async function openPostgres(config: Config, say: (line: string) => void): Promise<RunningPostgres> {
  if (config.databaseUrl) return { url: config.databaseUrl, stop: async () => undefined };
  const first = await startPostgres({ folder: config.dataDir, choosePort: () => choosePort(5432) });
  say(`PostgreSQL ${first.takenOver ? 'taken over' : 'started'} on port ${first.port}`);
  let current = first;
  let stopping = false;
  const keepRunning = async (): Promise<void> => {
    await current.exited;
    while (!stopping) {
      say('PostgreSQL ended and is being started again');
      const again = await startAgain(config.dataDir, first.port);
      if (!again) continue;
      current = again;
      if (stopping) return current.stop();
      await current.exited;
    }
  };
  const running = keepRunning();
  const stop = async () => {
    stopping = true;
    await current.stop();
    await running;
  };
  return { url: first.url, stop };
}

async function startAgain(folder: string, port: number): Promise<Postgres | undefined> {
  const again = await startPostgres({ folder, choosePort: async () => port }).catch(() => undefined);
  if (!again) await sleep(1_000);
  return again;
}

/** The configured LiveKit, or an embedded one. */
export function openLiveKit(config: Config, say: (line: string) => void): LiveKit {
  if (config.livekit) return configuredLiveKit(config.livekit);
  const livekit = embeddedLiveKit(config, `http://127.0.0.1:${config.port}/api/livekit/webhook`);
  livekit.onChange(({ state, publicUrl, line }) => say(state === 'ready' ? `LiveKit ready at ${publicUrl}` : line));
  return livekit;
}
