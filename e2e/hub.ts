import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { adoptChild, commandLine, endChild } from '../server/embedded/children.ts';
import { choosePort } from '../server/embedded/ports.ts';
import { embeddedLiveKitPid, embeddedPostgresPid } from './database.ts';

/** A hub as `npm start` runs it: a process of its own with PostgreSQL and LiveKit as its children. */
export type Hub = {
  url: string;
  folder: string;
  /** Everything it has printed. */
  output(): string;
  /** `kill -9`: its children stay behind, as after a crash. */
  kill(): Promise<void>;
  /** Ends it gracefully, with its children. */
  end(): Promise<void>;
  /** Starts it again on the same data and the same port. Resolves when it answers. */
  start(): Promise<void>;
  /** Ends it gracefully and removes its data. */
  stop(): Promise<void>;
};

const startPatience = 180_000;

/** @param root the clone to start from, ours unless another is given. */
export async function startHub(env: Record<string, string> = {}, root = process.cwd()): Promise<Hub> {
  const folder = makeFolder();
  const port = await choosePort(0);
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: folder,
    SAMPLE: 'on',
    NODE_ENV: 'development',
    ...env,
  };
  let output = '';
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    const next = spawn(process.execPath, ['--max-semi-space-size=8', 'server/main.ts'], {
      cwd: root,
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = next;
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    next.stdout.on('data', keep);
    next.stderr.on('data', keep);
    await untilAnswers(
      url,
      () => next.exitCode !== null,
      () => output,
    );
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'exit');
    child.kill(signal);
    await closed;
  }

  const lastResort = () => void child?.kill('SIGTERM');
  process.once('exit', lastResort);
  async function stop(): Promise<void> {
    await end('SIGTERM');
    await endLeft(folder);
    process.off('exit', lastResort);
    rmSync(folder, { recursive: true, force: true });
  }

  await start().catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    url,
    folder,
    output: () => output,
    start,
    kill: () => end('SIGKILL'),
    end: () => end('SIGTERM'),
    stop,
  };
}

/** Empty, or with what a first start leaves, where the tests have prepared that. */
function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'konsylium-e2e-'));
  const { HUB_TEMPLATE } = process.env;
  if (HUB_TEMPLATE) execFileSync('cp', ['-Rp', `${HUB_TEMPLATE}/.`, folder]);
  chmodSync(folder, 0o755);
  return folder;
}

/** A hub that was killed, or fell, has left its children behind; nobody would take them over any more. */
async function endLeft(folder: string): Promise<void> {
  const pids = [embeddedPostgresPid(folder), embeddedLiveKitPid(folder)].filter((pid) => pid !== undefined);
  const ours = await Promise.all(pids.map(async (pid) => ((await commandLine(pid)).includes(folder) ? [pid] : [])));
  await Promise.all(ours.flat().map((pid) => endChild(adoptChild(pid), ['SIGQUIT', 'SIGKILL'], 2_000)));
}

/** Waits until pages are given, not only announced; throws with what the hub has said when it exits before. */
async function untilAnswers(url: string, hasExited: () => boolean, output: () => string): Promise<void> {
  const deadline = Date.now() + startPatience;
  while (Date.now() < deadline) {
    if (hasExited()) throw new Error(`the hub ended at its start:\n${output()}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer && !answer.headers.has('retry-after')) return;
    await sleep(25);
  }
  throw new Error(`the hub does not answer:\n${output()}`);
}
