import { rm } from 'node:fs/promises';
import path from 'node:path';
import { ensureClientBuilt } from '../server/client-build.ts';
import { readConfig } from '../server/config.ts';
import { buildLiveKit, findLiveKit } from '../server/embedded/livekit-program.ts';
import { requireChromium } from './chromium.ts';
import { type Hub, startHub } from './hub.ts';

let template: Hub | undefined;

/** Before the journeys: a browser, a video server and the pages must be there. Throws one line that says what is missing. */
export async function setup(): Promise<void> {
  const say = (line: string) => console.log(`   ${line}`);
  process.env.CHROMIUM_PATH = requireChromium();
  await requireLiveKit(say);
  await ensureClientBuilt(say);
  await makeTemplate();
}

export async function teardown(): Promise<void> {
  await template?.stop();
}

/** The first start of a hub takes longest: the others begin with what it leaves. Once for all projects of a run. */
async function makeTemplate(): Promise<void> {
  if (process.platform === 'win32' || process.env.HUB_TEMPLATE) return;
  template = await startHub({ NODE_ENV: 'test' });
  await template.end();
  await rm(path.join(template.folder, 'livekit.json'), { force: true });
  process.env.HUB_TEMPLATE = template.folder;
}

async function requireLiveKit(say: (line: string) => void): Promise<void> {
  const { cacheDir } = readConfig({ ...process.env, NODE_ENV: 'test' });
  const program = await findLiveKit(cacheDir);
  if ('found' in program) return;
  if ('missing' in program) throw new Error(program.missing);
  say('building LiveKit once for this machine (about two minutes) …');
  await buildLiveKit(cacheDir, new AbortController().signal);
}
