import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const base = mkdtempSync(path.join(tmpdir(), 'konsylium-chromium-'));
afterAll(() => rmSync(base, { recursive: true }));

const answering = '#!/bin/sh\nexit 0\n';
const failing = '#!/bin/sh\necho "E: no such package" >&2\nexit 100\n';

function writeProgram(file: string, script: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, script, { mode: 0o755 });
  return file;
}

/** What a machine says that has nothing but the given programs, an empty home and nowhere to download from. */
function ask(name: string, env: Record<string, string> = {}): string {
  const bin = path.join(base, name, 'bin');
  writeProgram(path.join(bin, 'apt-get'), failing);
  const module = path.join(import.meta.dirname, '..', 'chromium.ts');
  const script = `const { requireChromium } = await import(${JSON.stringify(module)});
    try { console.log(requireChromium()); } catch (error) { console.log(error.message); }`;
  const nowhere = { PLAYWRIGHT_DOWNLOAD_HOST: 'http://127.0.0.1:9', XDG_CACHE_HOME: path.join(base, name, 'cache') };
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { PATH: `${bin}:/bin-that-is-not`, HOME: path.join(base, name), ...nowhere, ...env },
  });
  return output.trim().split('\n').at(-1) ?? '';
}

test('CHROMIUM_PATH comes before PATH', () => {
  const own = writeProgram(path.join(base, 'path', 'own'), answering);
  const found = writeProgram(path.join(base, 'path', 'bin', 'chromium'), answering);
  expect(ask('path', { CHROMIUM_PATH: own })).toBe(own);
  expect(ask('path')).toBe(found);
});

test('one that playwright has downloaded is found in the cache folder that XDG_CACHE_HOME names', () => {
  const inside = process.platform === 'linux' && process.arch === 'x64' ? 'chrome-linux64/chrome' : undefined;
  if (!inside) return;
  const file = path.join(base, 'cached', 'cache', 'ms-playwright', 'chromium-1', inside);
  writeProgram(file, answering);
  expect(ask('cached')).toBe(file);
});

test('where it can not be installed one line says why and what to do', () => {
  const line = ask('nothing');
  expect(line).toMatch(/^Chromium is missing and could not be installed \(.*\): install the package "chromium" or set/);
  expect(line).toContain('ECONNREFUSED');
});
