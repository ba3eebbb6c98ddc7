import { readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isAlive } from './embedded/children.ts';
import { execFile } from './embedded/exec.ts';

const root = path.join(import.meta.dirname, '..');
const dist = path.join(root, 'web', 'dist');
const scratchRoot = path.join(root, 'node_modules', '.cache', 'konsylium');

/**
 * Builds the client when a source is newer than the build. Built beside its place, so that a kill leaves the old one whole.
 * Somebody waits for it: the files are packed quickly, not as small as for a server that many read from.
 */
export async function ensureClientBuilt(say: (line: string) => void, signal?: AbortSignal): Promise<void> {
  const started = new Date();
  const [built, newest] = await Promise.all([modified(path.join(dist, 'index.html')), newestSource()]);
  if (built >= newest) return;
  say('building the pages, their sources are newer than the build');
  await removeLeftBuilds();
  const scratch = path.join(scratchRoot, `client-${process.pid}`);
  const outDir = path.relative(path.join(root, 'web'), scratch);
  const vite = path.join(path.dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  const args = ['build', '--config', 'web/vite.config.ts', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'];
  const env = { NODE_ENV: 'production', PAGES_PACKED: 'quickly' };
  // The hub starts meanwhile: what the collector saves by threads of its own, others lack.
  const frugal = ['--single-threaded-gc', '--max-semi-space-size=8'];
  await execFile(process.execPath, [...frugal, vite, ...args], { cwd: root, env, ...(signal ? { signal } : {}) });
  await utimes(path.join(scratch, 'index.html'), started, started);
  await replaceFolder(dist, scratch);
}

/** What builds that were killed have left: their folders are named after their processes. */
async function removeLeftBuilds(): Promise<void> {
  const names: string[] = await readdir(scratchRoot).catch(() => []);
  const left = names.filter((name) => /^client-\d+/.test(name) && !isAlive(Number.parseInt(name.slice(7), 10)));
  await Promise.all(left.map((name) => rm(path.join(scratchRoot, name), { recursive: true, force: true })));
}

async function replaceFolder(target: string, fresh: string): Promise<void> {
  const old = `${fresh}-old`;
  await rename(target, old).catch(() => undefined);
  await rename(fresh, target);
  await rm(old, { recursive: true, force: true });
}

async function newestSource(): Promise<number> {
  const folders = await Promise.all(['web', 'shared'].map((name) => filesOf(path.join(root, name))));
  const times = await Promise.all([path.join(root, 'package-lock.json'), ...folders.flat()].map(modified));
  return Math.max(...times);
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name));
  return files
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(dist + path.sep));
}

async function modified(file: string): Promise<number> {
  return stat(file).then(
    (found) => found.mtimeMs,
    () => 0,
  );
}
