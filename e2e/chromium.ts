import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const missing =
  'Chromium is missing and could not be installed: install the package "chromium" or set CHROMIUM_PATH to a Chromium or Chrome.';

/** The Chromium of this machine: CHROMIUM_PATH, then PATH, then what playwright has downloaded before. */
export function findChromium(): string | undefined {
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((dir) => names.map((name) => path.join(dir, name)));
  const candidates = [process.env.CHROMIUM_PATH, ...onPath, ...playwrightCache()];
  return candidates.find((file) => file && isExecutable(file) && works(file));
}

/** Finds Chromium, or installs it where this can be done without asking. Throws one line that says what is missing. */
export function requireChromium(): string {
  const found = findChromium();
  if (found) return found;
  console.log('   Chromium not found; installing it (a few minutes, once) …');
  if (isRootOnDebian()) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  }
  const installed = findChromium() ?? installByPlaywright();
  if (!installed) throw new Error(missing);
  return installed;
}

function installByPlaywright(): string | undefined {
  const cli = path.join(path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  run(process.execPath, [cli, 'install', 'chromium']);
  return findChromium();
}

function playwrightCache(): string[] {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? path.join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(cache)) return [];
  const versions = readdirSync(cache).filter((name) => name.startsWith('chromium'));
  const inside = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'];
  return versions.flatMap((version) => inside.map((file) => path.join(cache, version, file)));
}

function isRootOnDebian(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A file can be there and yet not start: a library is missing, or it is only a pointer to a snap. */
function works(file: string): boolean {
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

function run(program: string, args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000, env });
}
