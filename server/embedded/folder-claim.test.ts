import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { announcedAddress, claimFolder, FolderTakenError } from './folder-claim.ts';

const base = await mkdtemp(path.join(tmpdir(), 'konsylium-claim-'));
afterAll(() => rm(base, { recursive: true }));

test('the second to claim a folder is told in one line who has it', async () => {
  const folder = path.join(base, 'one');
  const claim = await claimFolder(folder);
  claim.announce('http://localhost:3000');
  const refusal = await claimFolder(folder).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(FolderTakenError);
  expect(String(refusal)).toContain(`process ${process.pid}, http://localhost:3000`);
  expect(String(refusal)).not.toContain('\n');
  await claim.release();
  await (await claimFolder(folder)).release();
});

test('the address of the hub in a folder can be asked for once it is announced', async () => {
  const folder = path.join(base, 'asked');
  expect(await announcedAddress(folder)).toBeUndefined();
  const claim = await claimFolder(folder);
  expect(await announcedAddress(folder)).toBeUndefined();
  claim.announce('http://localhost:4321');
  expect(await announcedAddress(folder)).toBe('http://localhost:4321');
  await claim.release();
  expect(await announcedAddress(folder)).toBeUndefined();
});

test('a second name of the same folder is the same folder', async () => {
  const folder = path.join(base, 'real');
  const claim = await claimFolder(folder);
  await symlink(folder, path.join(base, 'alias'));
  await expect(claimFolder(path.join(base, 'alias'))).rejects.toThrow(FolderTakenError);
  await claim.release();
});

test('a claim ends with its process, also by kill -9', async () => {
  const folder = path.join(base, 'two');
  const module = path.join(import.meta.dirname, 'folder-claim.ts');
  const script = `const { claimFolder } = await import(${JSON.stringify(module)});
    await claimFolder(${JSON.stringify(folder)}); console.log('claimed'); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  await expect(claimFolder(folder)).rejects.toThrow(FolderTakenError);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  await (await claimFolder(folder)).release();
});
