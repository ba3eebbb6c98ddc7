import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fastify } from 'fastify';
import { afterAll, expect, test } from 'vitest';
import type { App } from './app-type.ts';
import { client } from './client.ts';

const base = await mkdtemp(path.join(tmpdir(), 'konsylium-client-'));
afterAll(() => rm(base, { recursive: true }));

async function serve(folder: string, pages?: Promise<void>) {
  const app = fastify() as unknown as App;
  await app.register(client, { folder, ...(pages ? { pages } : {}) });
  return app;
}

async function writePages(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'assets'), { recursive: true });
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>here</title>');
  await writeFile(path.join(folder, 'assets', 'main.js'), 'export {};');
}

test('pages that are being built are announced in both languages, and then given by themselves', async () => {
  const folder = path.join(base, 'fresh');
  const { promise, resolve } = Promise.withResolvers<void>();
  const app = await serve(folder, promise);
  const early = await app.inject('/watki/1');
  expect(early.statusCode).toBe(503);
  expect(early.headers).toMatchObject({ 'retry-after': '1', 'cache-control': 'no-store' });
  expect(early.body).toContain('Strony się budują');
  expect(early.body).toContain('The pages are being built');
  expect(early.body).toContain('http-equiv="refresh"');
  // The policy allows neither.
  expect(early.body).not.toMatch(/<script|<style/);
  await writePages(folder);
  resolve();
  await expect.poll(async () => (await app.inject('/watki/1')).body).toContain('<title>here</title>');
  expect((await app.inject('/assets/main.js')).headers['cache-control']).toContain('immutable');
});

test('old pages are not given while newer ones are being built', async () => {
  const folder = path.join(base, 'old');
  await writePages(folder);
  const app = await serve(folder, new Promise(() => undefined));
  expect((await app.inject('/')).statusCode).toBe(503);
});

test('a build that failed is told, and nobody is made to wait for it', async () => {
  const app = await serve(path.join(base, 'failed'), Promise.resolve());
  await expect.poll(async () => (await app.inject('/')).body).toContain('The pages could not be built');
  const answer = await app.inject('/');
  expect(answer.statusCode).toBe(503);
  expect(answer.headers).not.toHaveProperty('retry-after');
  expect(answer.body).not.toContain('http-equiv');
});
