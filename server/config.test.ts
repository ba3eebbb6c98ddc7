import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'konsylium-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://hub.example.org',
  DATABASE_URL: 'postgres://konsylium:word@db:5432/konsylium',
  LIVEKIT_URL: 'http://livekit:7880',
  LIVEKIT_API_KEY: 'hubkey',
  LIVEKIT_API_SECRET: 'x'.repeat(32),
  SMTP_URL: 'smtps://user:word@mail.example.org:465',
  SECRET: 's'.repeat(32),
};

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

const namesOf = (problems: string[]) => problems.map((line) => line.split(' ')[0]);

describe('on a machine with nothing configured', () => {
  test('everything has a default, and nothing is listened to from outside', () => {
    const config = readConfig({ DATA_DIR: folder });
    expect(config).toMatchObject({
      env: 'development',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      sample: true,
    });
    expect(config).toMatchObject({
      databaseUrl: null,
      livekit: null,
      smtpUrl: null,
      trustProxy: false,
      logLevel: 'warn',
    });
  });

  test('SECRET is made once and kept', () => {
    const first = readConfig({ DATA_DIR: folder });
    expect(first.secret.length).toBeGreaterThanOrEqual(32);
    expect(readConfig({ DATA_DIR: folder }).secret).toBe(first.secret);
    writeFileSync(path.join(folder, 'secret'), '');
    expect(readConfig({ DATA_DIR: folder }).secret.length).toBeGreaterThanOrEqual(32);
  });

  test('the result can not be changed', () => {
    const config = readConfig({ ...production });
    expect(Object.isFrozen(config) && Object.isFrozen(config.livekit)).toBe(true);
  });

  test('a DATA_DIR that is a file is one line, not a stack', () => {
    const file = path.join(folder, 'a-file');
    writeFileSync(file, '');
    expect(problemsOf({ DATA_DIR: file })).toEqual([`DATA_DIR is no folder that can be used: ${file}`]);
    expect(namesOf(problemsOf({ DATA_DIR: path.join(file, 'below') }))).toEqual(['DATA_DIR']);
    expect(namesOf(problemsOf({ ...production, DATA_DIR: file }))).toEqual(['DATA_DIR']);
  });

  test('a half-set LiveKit is refused', () => {
    const problems = problemsOf({ DATA_DIR: folder, LIVEKIT_URL: 'ws://127.0.0.1:7880' });
    expect(namesOf(problems)).toEqual(['LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET']);
  });
});

describe('answers by mail', () => {
  test('are taken where a port and a domain are named, else not', () => {
    expect(readConfig({ ...production }).mailIn).toBeNull();
    const { mailIn } = readConfig({ ...production, MAIL_IN_PORT: '2525', MAIL_REPLY_DOMAIN: 'Reply.example.org' });
    expect(mailIn).toEqual({ host: '127.0.0.1', port: 2525, domain: 'reply.example.org' });
  });

  test('half of it is refused, and a port that is none', () => {
    expect(namesOf(problemsOf({ ...production, MAIL_IN_PORT: '2525' }))).toEqual(['MAIL_REPLY_DOMAIN']);
    const wrong = { MAIL_IN_PORT: '99999', MAIL_REPLY_DOMAIN: 'reply.example.org' };
    expect(namesOf(problemsOf({ ...production, ...wrong }))).toEqual(['MAIL_IN_PORT']);
  });
});

describe('files', () => {
  const key = { S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: 'secret' };

  test('lie under DATA_DIR unless a bucket is named', () => {
    expect(readConfig({ ...production })).toMatchObject({ s3: null, maxUploadBytes: 100_000_000 });
    const { s3, maxUploadBytes } = readConfig({ ...production, ...key, S3_BUCKET: 'files', MAX_UPLOAD_MB: '7' });
    expect(s3).toMatchObject({ bucket: 'files', endpoint: null, region: 'us-east-1', accessKeyId: 'key' });
    expect(maxUploadBytes).toBe(7_000_000);
  });

  test('a half-set storage is refused', () => {
    expect(namesOf(problemsOf({ ...production, S3_ENDPOINT: 'https://storage.example.org' }))).toEqual([
      'S3_BUCKET',
      ...Object.keys(key),
    ]);
    expect(namesOf(problemsOf({ ...production, ...key, S3_BUCKET: 'files', S3_ENDPOINT: 'storage' }))).toEqual([
      'S3_ENDPOINT',
    ]);
  });
});

describe('in production', () => {
  test('a full environment is accepted', () => {
    const config = readConfig(production);
    expect(config).toMatchObject({
      production: true,
      sample: false,
      logLevel: 'info',
      mailFrom: 'Konsylium <konsylium@hub.example.org>',
    });
    expect(config.livekit?.publicUrl).toBe('ws://livekit:7880');
    const outside = readConfig({ ...production, LIVEKIT_PUBLIC_URL: 'wss://video.example.org' });
    expect(outside.livekit?.publicUrl).toBe('wss://video.example.org');
  });

  test('all that is missing or malformed is listed at once', () => {
    const problems = problemsOf({
      NODE_ENV: 'production',
      PUBLIC_URL: 'hub.example.org',
      SMTP_URL: ' ',
      PORT: '70000',
    });
    const expected = ['DATABASE_URL', 'LIVEKIT_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET', 'SMTP_URL', 'SECRET'];
    expect(namesOf(problems).sort()).toEqual([...expected, 'PORT', 'PUBLIC_URL'].sort());
  });

  test.each([
    ['SAMPLE', 'on'],
    ['PUBLIC_URL', 'http://hub.example.org'],
    ['SECRET', 'short'],
    ['LIVEKIT_API_SECRET', 'short'],
    ['DATABASE_URL', 'mysql://db/konsylium'],
    ['TRUST_PROXY', 'everybody'],
    ['MAIL_FROM', 'nobody'],
    ['LOG_LEVEL', 'loud'],
    ['PORT', 'http'],
    ['NODE_ENV', 'staging'],
    ['MAX_UPLOAD_MB', '0'],
  ])('%s=%s is refused', (name, value) => {
    expect(namesOf(problemsOf({ ...production, [name]: value }))).toEqual([name]);
  });

  test.each([
    ...['https://h:99999', 'https://[bad', 'https://%', 'https://h?x=1', 'https://u:p@h'].map((url) => [
      'PUBLIC_URL',
      url,
    ]),
    ...['postgres://h:abc/db', 'postgres://h:99999/db', 'postgres://%zz/db'].map((url) => ['DATABASE_URL', url]),
    ...['smtp://h:99999', 'smtp://@', 'smtp://u:%zz@h'].map((url) => ['SMTP_URL', url]),
    ['LIVEKIT_URL', 'wss://:99999'],
    ['LIVEKIT_PUBLIC_URL', 'wss://h:99999'],
    ...['abc', '999.1.1.1', ':::', '10.0.0.0/33', '10.0.0.0/255.0.255.0', '::1/8/8'].map((list) => [
      'TRUST_PROXY',
      list,
    ]),
    ['HOST', 'not a host'],
    ['HOST', '999.1.1.1'],
    ['PORT', '0'],
  ])('%s=%s, which only looks right, is malformed', (name, value) => {
    const [problem, ...others] = problemsOf({ ...production, [name ?? '']: value });
    expect(problem).toContain(`${name} is malformed.`);
    expect(others).toEqual([]);
  });

  test('an S3_ENDPOINT with no such port is malformed', () => {
    const s3 = { S3_BUCKET: 'files', S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: 'secret' };
    expect(namesOf(problemsOf({ ...production, ...s3, S3_ENDPOINT: 'https://h:99999' }))).toEqual(['S3_ENDPOINT']);
  });

  test.each([
    ['PUBLIC_URL', 'https://hub.example.org:8443/'],
    ['PUBLIC_URL', 'https://[2001:db8::1]'],
    ['DATABASE_URL', 'postgresql://u:p%zz@my_db/db?sslmode=require'],
    ['DATABASE_URL', 'postgres://u:p@%2Fvar%2Frun%2Fpostgresql/db'],
    ['DATABASE_URL', 'postgres://u@/db?host=/var/run/postgresql'],
    ['SMTP_URL', 'smtp://user%40example.org:w%2Fd@[::1]:25'],
    ['HOST', '::'],
    ['HOST', 'hub-1.example.org'],
    ['TRUST_PROXY', '10.0.0.0/255.0.0.0,2001:db8::/32'],
  ])('%s=%s is accepted', (name, value) => {
    expect(problemsOf({ ...production, [name]: value })).toEqual([]);
  });

  test('the sample team is off even when nothing is said', () => {
    expect(readConfig(production).sample).toBe(false);
  });
});

test.each([
  ['off', false],
  ['1', 1],
  ['10.0.0.0/8,::1', '10.0.0.0/8,::1'],
])('TRUST_PROXY=%s is read as %s', (value, expected) => {
  expect(readConfig({ ...production, TRUST_PROXY: value }).trustProxy).toBe(expected);
});
