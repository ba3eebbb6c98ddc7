import { spawn } from 'node:child_process';
import { closeSync, openSync, renameSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { execFile } from './exec.ts';

/** A process we answer for, started by us or taken over from a hub that was killed. */
export type Child = { pid: number; exited: Promise<void> };

type SpawnOptions = {
  command: string;
  args: string[];
  logFile: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
};

/**
 * Starts a process in a session of its own, so that Ctrl-C reaches the hub alone, which then ends its children in order.
 * Its output goes to a file: a pipe would break with the hub, and the child could not be taken over.
 */
export function startChild({ command, args, logFile, ...rest }: SpawnOptions): Promise<Child> {
  const log = openLog(logFile);
  const child = spawn(command, args, { detached: true, stdio: ['ignore', log, log], ...rest });
  closeSync(log);
  child.unref();
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => resolve({ pid: child.pid ?? 0, exited }));
  });
}

/** Opens a log to append to; one that has grown makes room and stays beside it as `.1`. */
function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 4 * 1024 * 1024) renameSync(file, `${file}.1`);
  return openSync(file, 'a');
}

/** Watches a process that is not our child: it has exited when its pid is gone. */
export function adoptChild(pid: number): Child {
  const watch = async () => {
    while (isAlive(pid)) await sleep(250, undefined, { ref: false });
  };
  return { pid, exited: watch() };
}

/** Asks with each signal in turn and waits `patience` ms after each; the last one should be SIGKILL. */
export async function endChild(child: Child, signals: NodeJS.Signals[], patience: number): Promise<void> {
  for (const signal of signals) {
    if (!isAlive(child.pid)) return;
    sendSignal(child.pid, signal);
    if (await exitedWithin(child.pid, patience)) return;
  }
}

async function exitedWithin(pid: number, patience: number): Promise<boolean> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (!isAlive(pid)) return true;
    await sleep(20);
  }
  return !isAlive(pid);
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended in between.
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The command line of a running process, empty when there is none: a recorded pid may be another's by now. */
export async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const raw = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return raw.replaceAll('\0', ' ').trim();
  }
  if (process.platform === 'win32')
    return execFile('tasklist', ['/fi', `PID eq ${pid}`, '/fo', 'csv', '/nh']).catch(() => '');
  return execFile('ps', ['-p', String(pid), '-o', 'args=']).catch(() => '');
}
