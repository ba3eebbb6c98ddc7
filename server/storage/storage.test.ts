import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { startTestBucket } from '../testing/bucket.ts';
import { createStorage, type Storage } from './storage.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'konsylium-files-'));
const log = pino({ level: 'silent' });
const env = { DATA_DIR: folder, SECRET: 's'.repeat(32) };
let bucket: Awaited<ReturnType<typeof startTestBucket>>;

beforeAll(async () => {
  bucket = await startTestBucket();
});
afterAll(async () => {
  await bucket.stop();
  rmSync(folder, { recursive: true });
});

describe.for(['a folder', 'a bucket'])('%s', (kind) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await createStorage(readConfig(kind === 'a folder' ? env : { ...env, ...bucket.env }), log);
  });
  afterAll(() => storage.close());

  test('gives back what was put, whole or in part', async () => {
    await storage.put('uploads/a/0', Buffer.from('zażółć'));
    expect((await storage.read('uploads/a/0')).toString()).toBe('zażółć');
    await storage.putStream('files/b', Readable.from([Buffer.from('gęślą '), Buffer.from('jaźń')]), 15);
    expect(await text(await storage.open('files/b'))).toBe('gęślą jaźń');
    expect(await text(await storage.open('files/b', { from: 1, to: 4 }))).toBe('ęś');
  });

  test('what was removed or never there is not found, and removing it again is fine', async () => {
    await storage.put('uploads/c/0', Buffer.from('1'));
    await storage.put('uploads/c/1', Buffer.from('2'));
    await storage.put('uploads/d/0', Buffer.from('3'));
    await storage.removeAll('uploads/c');
    await expect(storage.open('uploads/c/0')).rejects.toMatchObject({ code: 'not_found' });
    await expect(storage.read('uploads/c/1')).rejects.toMatchObject({ code: 'not_found' });
    expect((await storage.read('uploads/d/0')).toString()).toBe('3');
    await storage.remove('uploads/d/0');
    await storage.remove('uploads/d/0');
    await storage.removeAll('uploads/c');
    await expect(storage.read('uploads/d/0')).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('a storage that does not answer is unavailable', async () => {
  const storage = await createStorage(readConfig({ ...env, ...bucket.env, S3_ENDPOINT: 'http://127.0.0.1:1' }), log);
  await expect(storage.put('a', Buffer.from('1'))).rejects.toMatchObject({ code: 'unavailable' });
  storage.close();
});
