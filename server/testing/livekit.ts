import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../config.ts';
import { embeddedLiveKit, type LiveKit } from '../embedded/livekit.ts';

export type TestLiveKit = Awaited<ReturnType<typeof startTestLiveKit>>;

/** A real LiveKit of the test's own, whose webhooks go to the app that will listen on `hubPort`. */
export async function startTestLiveKit() {
  const folder = await mkdtemp(path.join(tmpdir(), 'konsylium-livekit-'));
  const hubPort = await freePort();
  const config = { ...readConfig({ ...process.env, NODE_ENV: 'test', DATA_DIR: folder }), dataDir: folder };
  const livekit = embeddedLiveKit(config, `http://127.0.0.1:${hubPort}/api/livekit/webhook`);
  await untilState(livekit, 'ready');
  return {
    livekit,
    hubPort,
    /** Ends it as a crash would and waits until it runs again; it knows no rooms then. */
    async crash(): Promise<void> {
      const { pid } = JSON.parse(await readFile(path.join(folder, 'livekit.json'), 'utf8'));
      const down = untilState(livekit, 'preparing');
      process.kill(pid, 'SIGKILL');
      await down;
      await untilState(livekit, 'ready');
    },
    async stop(): Promise<void> {
      await livekit.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilState(livekit: LiveKit, state: LiveKit['state']): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (livekit.state !== state) {
    if (livekit.state === 'missing' || Date.now() > deadline) throw new Error(`LiveKit: ${livekit.line}`);
    await sleep(20);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
