import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Environment, readConfig } from './config.ts';
import { buildLiveKit, findLiveKit } from './embedded/livekit-program.ts';

const root = path.join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

type Service = { environment?: Record<string, string>; depends_on?: unknown; volumes?: string[] };
const composeText = read('docker-compose.yml');
const compose: { services: Record<string, Service>; volumes: Record<string, unknown> } = parse(composeText);

/** The schema as published; `id`s of an older draft are left out, Ajv would refuse them. */
function composeSchema(): object {
  const text = read('server/testing/compose-spec/compose-spec.json');
  return JSON.parse(text, (key, value) =>
    typeof value === 'string' && (key === 'id' || key === '$schema') ? undefined : value,
  );
}

/** `${NAME}`, `${NAME:-default}` and `${NAME:?reason}`, one in the other too, as Compose replaces them. */
function interpolate(text: string, env: Record<string, string>): string {
  const inner = /\$\{([A-Z0-9_]+)(?::([-?])([^${}]*))?\}/;
  const replace = (_: string, name: string, operator?: string, word = '') => {
    if (env[name]) return env[name];
    if (operator === '?') throw new Error(`${name}: ${word}`);
    return word;
  };
  let result = text;
  while (inner.test(result)) result = result.replace(inner, replace);
  return result;
}

/** Names in `.env.example`, commented defaults too, by the part they stand in. */
function exampleNames() {
  const [hub = '', own = ''] = read('.env.example').split('# ── Only docker-compose.yml');
  const names = (text: string) => [...text.matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name ?? '').sort();
  return { hub: names(hub), own: names(own) };
}

const filled = {
  PUBLIC_URL: 'https://hub.example.org',
  SECRET: 's'.repeat(32),
  SMTP_URL: 'smtps://user:word@mail.example.org:465',
  LIVEKIT_PUBLIC_URL: 'wss://hub.example.org',
  LIVEKIT_API_SECRET: 'l'.repeat(32),
  POSTGRES_PASSWORD: 'abc123',
  LIVEKIT_NODE_IP: '192.0.2.1',
};

describe('docker-compose.yml', () => {
  test('is what the compose specification asks for', () => {
    const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(composeSchema());
    validate(compose);
    expect(validate.errors).toBeNull();
  });

  test('the check finds a wrong file', () => {
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(composeSchema());
    expect(validate({ services: { app: { image: 'konsylium', port: ['80:80'] } } })).toBe(false);
  });

  test('every dependency and every named volume exists', () => {
    const services = Object.values(compose.services);
    const needed = services.flatMap(({ depends_on = [] }) =>
      Array.isArray(depends_on) ? depends_on : Object.keys(depends_on as object),
    );
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(needed));
    const mounted = services.flatMap(({ volumes = [] }) => volumes.map((volume) => volume.split(':')[0] ?? ''));
    expect(Object.keys(compose.volumes).sort()).toEqual(mounted.filter((name) => !name.startsWith('.')).sort());
  });

  test('with .env filled in, the hub accepts what it is given', () => {
    const environment = parse(interpolate(composeText, filled)).services.app.environment;
    const config = readConfig(environment);
    expect(config).toMatchObject({
      production: true,
      host: '0.0.0.0',
      trustProxy: 1,
      publicUrl: 'https://hub.example.org',
    });
    expect(config.databaseUrl).toBe('postgres://konsylium:abc123@postgres:5432/konsylium');
    expect(config.livekit).toMatchObject({ publicUrl: 'wss://hub.example.org', url: 'http://livekit:7880' });
    expect(config).toMatchObject({ s3: null, dataDir: '/data', maxUploadBytes: 100_000_000 });
  });

  test('with a bucket in .env too, files go there', () => {
    const bucket = { S3_BUCKET: 'files', S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: 'secret' };
    const more = { ...bucket, S3_ENDPOINT: 'https://storage.example.org', S3_REGION: 'waw', MAX_UPLOAD_MB: '20' };
    const config = readConfig(parse(interpolate(composeText, { ...filled, ...more })).services.app.environment);
    expect(config.s3).toMatchObject({ bucket: 'files', endpoint: 'https://storage.example.org', region: 'waw' });
    expect(config.maxUploadBytes).toBe(20_000_000);
  });

  test.each(Object.keys(filled))('without %s it does not come up', (name) => {
    expect(() => interpolate(composeText, { ...filled, [name]: '' })).toThrow(name);
  });

  test('the pinned LiveKit understands every key of its configuration', { timeout: 300_000 }, async () => {
    const { cacheDir } = readConfig({ XDG_CACHE_HOME: process.env.XDG_CACHE_HOME, SECRET: filled.SECRET });
    const program = await findLiveKit(cacheDir);
    const command = 'found' in program ? program.found : await buildLiveKit(cacheDir, AbortSignal.timeout(280_000));
    const folder = mkdtempSync(path.join(tmpdir(), 'konsylium-compose-'));
    const file = path.join(folder, 'livekit.yaml');
    writeFileSync(file, parse(interpolate(composeText, filled)).services.livekit.environment.LIVEKIT_CONFIG);
    const ports = execFileSync(command, ['--config', file, 'ports'], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    for (const port of ['7880', '7881', '7882']) expect(ports).toContain(port);
  });
});

describe('.env.example', () => {
  const names = exampleNames();
  const used = [...composeText.matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name]) => name ?? '');
  const known = Object.keys(Environment.properties);

  test('names every variable of the hub, and no other', () => {
    expect(names.hub).toEqual(known.sort());
  });

  test('names what only docker-compose.yml reads, and no other', () => {
    expect(names.own).toEqual([...new Set(used.filter((name) => !known.includes(name)))].sort());
  });

  test('what must be filled in is what docker-compose.yml insists on', () => {
    const open = [...read('.env.example').matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name);
    expect(open.sort()).toEqual(Object.keys(filled).sort());
  });
});

test('the table in README.md names every variable of the hub', () => {
  const named = [...read('README.md').matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name]) => name);
  expect(named).toEqual(expect.arrayContaining(Object.keys(Environment.properties)));
});

describe('Dockerfile', () => {
  const copied = [...read('Dockerfile').matchAll(/^COPY (?!--)(\S+) \.\/(\S+)$/gm)].map(([, from]) => from ?? '');

  test('copies what exists, and starts the hub', () => {
    expect(copied).toEqual(['shared', 'server', 'migrations']);
    expect(read('Dockerfile')).toMatch(/^CMD \["node", .*"server\/main\.ts"\]$/m);
  });

  test('runs on the major version that the package pins', () => {
    const major = JSON.parse(read('package.json')).dependencies.node.split('.')[0];
    for (const [, image] of read('Dockerfile').matchAll(/^FROM (\S+)/gm)) expect(image).toBe(`node:${major}-slim`);
  });
});
