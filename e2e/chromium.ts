import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const remedy = 'install the package "chromium" or set CHROMIUM_PATH to a Chromium or Chrome.';

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
  const complaints: string[] = [];
  for (const install of isRootOnDebian() ? [installByApt, download, installLibraries] : [download]) {
    const complaint = install();
    if (complaint) complaints.push(complaint);
    const installed = findChromium();
    if (installed) return installed;
  }
  const why = complaints.length > 0 ? ` (${complaints.join('; ')})` : '';
  throw new Error(`Chromium is missing and could not be installed${why}: ${remedy}`);
}

function installByApt(): string | undefined {
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
  return run('apt-get', ['update', '-qq']) ?? run('apt-get', install);
}

const download = () => playwright('install', '--no-shell', 'chromium');
/** What a downloaded one needs and a bare system lacks. */
const installLibraries = () => playwright('install-deps', 'chromium');

function playwright(...args: string[]): string | undefined {
  const cli = path.join(path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  return run(process.execPath, [cli, ...args]);
}

/** What playwright has downloaded: the version of ours, then any other. It alone knows where that is on which system. */
function playwrightCache(): string[] {
  const expected = chromium.executablePath();
  const version = expected.split(path.sep).find((name) => /^chromium-\d+$/.test(name));
  if (!version) return [];
  const [cache = '', inside = ''] = expected.split(`${path.sep}${version}${path.sep}`);
  const others = existsSync(cache) ? readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name)) : [];
  return [version, ...others].map((name) => path.join(cache, name, inside));
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

/** Runs an installer; its complaint, in a line, when it fails. */
function run(program: string, args: string[]): string | undefined {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const ended = spawnSync(program, args, { encoding: 'utf8', stdio: 'pipe', timeout: 300_000, env });
  if (ended.status === 0) return undefined;
  const said = (ended.stderr ?? '').split('\n').filter((line) => /^\s*(E:|Error:|Failed)/.test(line));
  return `${path.basename(program)} ${args.find((arg) => !path.isAbsolute(arg))}: ${said[0]?.trim() ?? ended.error?.message ?? 'failed'}`;
}
