import { homedir } from 'node:os';
import path from 'node:path';
import { type Static, Type } from 'typebox';
import Value from 'typebox/value';
import { isAddress, isDatabaseAddress, isFolderOrFree, isHost, isOrigin, isTrustProxy } from './config-check.ts';
import { keptSecret } from './kept-secret.ts';

const Switch = (description: string) =>
  Type.Optional(Type.Union([Type.Literal('on'), Type.Literal('off')], { description }));
const Port = (description: string) => Type.Optional(Type.String({ pattern: '^[0-9]{1,5}$', description }));
const Address = (schemes: string, description: string) =>
  Type.Optional(Type.String({ pattern: `^(${schemes})://[^\\s/]+(/\\S*)?$`, description }));
const Word = (description: string) => Type.Optional(Type.String({ minLength: 1, description }));

/** Every variable the hub reads. An empty one counts as not set. */
export const Environment = Type.Object({
  NODE_ENV: Type.Optional(
    Type.Union([Type.Literal('development'), Type.Literal('production'), Type.Literal('test')], {
      description: '`development` (default), `production` or `test`.',
    }),
  ),
  HOST: Word('Address to listen on. Default 127.0.0.1: this machine only.'),
  PORT: Port('Port to listen on. Default 3000; when it is taken, another one outside production.'),
  DATA_DIR: Word("Folder of the hub's own data. Default `.data`."),
  PUBLIC_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^\\s/]+/?$',
      description: 'Address people open: scheme, host and port alone. Default http://localhost:PORT.',
    }),
  ),
  DATABASE_URL: Address('postgres(ql)?', 'PostgreSQL 18. Default: an embedded one under DATA_DIR.'),
  DATABASE_POOL: Type.Optional(
    Type.String({
      pattern: '^([2-9]|[1-9][0-9]{1,2})$',
      description: 'Most connections of one process, 2 to 999. Default 20.',
    }),
  ),
  LIVEKIT_URL: Address('https?|wss?', 'LiveKit, as the hub reaches it. Default: an embedded one.'),
  LIVEKIT_PUBLIC_URL: Address('wss?', 'LiveKit, as browsers reach it. Default: LIVEKIT_URL.'),
  LIVEKIT_API_KEY: Word('Name of the key that LiveKit and the hub share.'),
  LIVEKIT_API_SECRET: Type.Optional(
    Type.String({ minLength: 32, description: 'Secret of that key, at least 32 characters.' }),
  ),
  SMTP_URL: Address(
    'smtps?',
    'Mail relay, smtps://user:password@host:port. Default: mail is kept on a page of the hub.',
  ),
  MAIL_FROM: Type.Optional(
    Type.String({
      pattern: '^[^<>@\\s]+@[^<>@\\s]+$|^[^<>]*<[^<>@\\s]+@[^<>@\\s]+>$',
      description: 'Sender of mail. Default konsylium@ the host of PUBLIC_URL.',
    }),
  ),
  MAIL_IN_PORT: Port('Port on which the hub takes mail that answers its own (SMTP). Default: it takes none.'),
  MAIL_IN_HOST: Word('Address of that port. Default HOST.'),
  MAIL_REPLY_DOMAIN: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9-]+([.][A-Za-z0-9-]+)*$',
      description: 'Domain of the reply addresses, whose mail is delivered to MAIL_IN_PORT.',
    }),
  ),
  SECRET: Type.Optional(
    Type.String({
      minLength: 32,
      description:
        'What feed, reply and unsubscribe addresses are derived from, at least 32 characters. Default: made once, kept in DATA_DIR.',
    }),
  ),
  S3_BUCKET: Word('Bucket for files. Default: a folder `files` under DATA_DIR.'),
  S3_ENDPOINT: Address('https?', 'S3-compatible storage, as the hub reaches it. Default: Amazon, by S3_REGION.'),
  S3_REGION: Word('Region of the bucket. Default us-east-1, which most other storages take.'),
  S3_ACCESS_KEY_ID: Word('Name of the key to the bucket.'),
  S3_SECRET_ACCESS_KEY: Word('Secret of that key.'),
  MAX_UPLOAD_MB: Type.Optional(
    Type.String({ pattern: '^[1-9][0-9]{0,3}$', description: 'Largest file in megabytes, 1 to 9999. Default 100.' }),
  ),
  SAMPLE: Switch('Sample team and its one-click sign-in, `on` or `off`. Default `on`; never in production.'),
  TRUST_PROXY: Type.Optional(
    Type.String({
      pattern: '^(off|[1-9]|[0-9a-fA-F.:/]+(,[0-9a-fA-F.:/]+)*)$',
      description: 'Proxies in front: `off` (default), their number, or their addresses, comma separated.',
    }),
  ),
  LOG_LEVEL: Type.Optional(
    Type.Union(
      ['fatal', 'error', 'warn', 'info', 'debug', 'silent'].map((level) => Type.Literal(level)),
      { description: '`fatal`, `error`, `warn`, `info`, `debug` or `silent`. Default `warn`, in production `info`.' },
    ),
  ),
  METRICS_TOKEN: Type.Optional(
    Type.String({
      minLength: 16,
      description: 'Bearer token that /metrics asks for. Without it /metrics is closed in production.',
    }),
  ),
});

type Given = Static<typeof Environment>;
type VariableName = keyof typeof Environment.properties;

const variableNames = Object.keys(Environment.properties) as VariableName[];

export type S3Config = {
  bucket: string;
  /** `null`: Amazon's own, by region. */
  endpoint: string | null;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};
export type MailInConfig = { host: string; port: number; domain: string };
export type LiveKitConfig = { url: string; publicUrl: string; key: string; secret: string };

export type Config = Readonly<{
  env: 'development' | 'production' | 'test';
  production: boolean;
  host: string;
  port: number;
  dataDir: string;
  /** Folder of the user's for what is built once and shared by all clones: `$XDG_CACHE_HOME/konsylium`. */
  cacheDir: string;
  /** Origin that people open: scheme, host and port, no slash at the end. */
  publicUrl: string;
  /** `null`: start an embedded PostgreSQL. */
  databaseUrl: string | null;
  databasePool: number;
  /** `null`: find or build an embedded LiveKit. */
  livekit: Readonly<LiveKitConfig> | null;
  /** `null`: mail is captured and shown on a page. */
  smtpUrl: string | null;
  mailFrom: string;
  /** `null`: mail is not answered by mail. */
  mailIn: Readonly<MailInConfig> | null;
  /** `null`: files lie in a folder under `dataDir`. */
  s3: Readonly<S3Config> | null;
  /** Largest file, in bytes. */
  maxUploadBytes: number;
  secret: string;
  /** Sample team and its one-click sign-in; never true in production. */
  sample: boolean;
  trustProxy: false | number | string;
  logLevel: string;
  metricsToken: string | null;
}>;

/** Everything that is wrong with the environment, one line each. */
export class ConfigError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(
      `The configuration has ${problems.length === 1 ? 'a problem' : 'problems'}:\n${problems.map((line) => `  ${line}`).join('\n')}`,
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** Reads the environment once. Outside production SECRET, when not set, is made and kept in DATA_DIR. @throws ConfigError */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = knownVariables(env);
  const problems = findProblems(given);
  if (problems.length > 0) throw new ConfigError(problems);
  const mode = given.NODE_ENV ?? 'development';
  const port = Number(given.PORT ?? 3000);
  const publicUrl = new URL(given.PUBLIC_URL ?? `http://localhost:${port}`);
  const dataDir = path.resolve(given.DATA_DIR ?? '.data');
  return Object.freeze({
    env: mode,
    production: mode === 'production',
    host: given.HOST ?? '127.0.0.1',
    port,
    dataDir,
    cacheDir: path.join(env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'konsylium'),
    publicUrl: publicUrl.origin,
    databaseUrl: given.DATABASE_URL ?? null,
    databasePool: Number(given.DATABASE_POOL ?? 20),
    livekit: readLiveKit(given),
    smtpUrl: given.SMTP_URL ?? null,
    mailFrom: given.MAIL_FROM ?? `Konsylium <konsylium@${publicUrl.hostname}>`,
    mailIn: readMailIn(given),
    s3: readS3(given),
    maxUploadBytes: Number(given.MAX_UPLOAD_MB ?? 100) * 1_000_000,
    secret: given.SECRET ?? secretOf(dataDir),
    sample: (given.SAMPLE ?? (mode === 'development' ? 'on' : 'off')) === 'on',
    trustProxy: readTrustProxy(given.TRUST_PROXY ?? 'off'),
    logLevel: given.LOG_LEVEL ?? (mode === 'production' ? 'info' : 'warn'),
    metricsToken: given.METRICS_TOKEN ?? null,
  });
}

function secretOf(dataDir: string): string {
  try {
    return keptSecret(path.join(dataDir, 'secret'));
  } catch (error) {
    throw new ConfigError([`DATA_DIR can not be used: ${error instanceof Error ? error.message : error}`]);
  }
}

function knownVariables(env: Record<string, string | undefined>): Given {
  return Object.fromEntries(
    variableNames.map((name) => [name, env[name]?.trim()]).filter(([, value]) => value),
  ) as Given;
}

/** Outside production port 0 lets the system pick one; in production nobody would know which. */
const isPort = (value: string, { NODE_ENV }: Given) =>
  Number(value) <= 65_535 && (NODE_ENV !== 'production' || Number(value) > 0);

/** What a pattern can not tell. */
const checks: [VariableName, (value: string, given: Given) => boolean][] = [
  ['HOST', isHost],
  ['PORT', isPort],
  ['PUBLIC_URL', isOrigin],
  ['DATABASE_URL', isDatabaseAddress],
  ['LIVEKIT_URL', isAddress],
  ['LIVEKIT_PUBLIC_URL', isAddress],
  ['SMTP_URL', isAddress],
  ['MAIL_IN_PORT', isPort],
  ['MAIL_IN_HOST', isHost],
  ['S3_ENDPOINT', isAddress],
  ['TRUST_PROXY', isTrustProxy],
];

function findProblems(given: Given): string[] {
  const wrong = new Set(Value.Errors(Environment, given).map((error) => error.instancePath.split('/')[1] ?? ''));
  for (const [name, holds] of checks) {
    const value = given[name];
    if (value && !holds(value, given)) wrong.add(name);
  }
  const malformed = variableNames.filter((name) => wrong.has(name));
  return [
    ...missingVariables(given).map((name) => `${name} is missing. ${describeVariable(name)}`),
    ...malformed.map((name) => `${name} is malformed. ${describeVariable(name)}`),
    ...contradictions(given),
  ];
}

function describeVariable(name: VariableName): string {
  const schema = Environment.properties[name];
  return 'description' in schema ? String(schema.description) : '';
}

const livekitVariables = ['LIVEKIT_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'] as const;
const mailInVariables = ['MAIL_IN_PORT', 'MAIL_REPLY_DOMAIN'] as const;
const s3Variables = ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;
const productionVariables = ['PUBLIC_URL', 'DATABASE_URL', ...livekitVariables, 'SMTP_URL', 'SECRET'] as const;

function missingVariables(given: Given): VariableName[] {
  const livekit = livekitVariables.some((name) => given[name]) ? livekitVariables : [];
  const files = given.S3_ENDPOINT || s3Variables.some((name) => given[name]) ? s3Variables : [];
  const mailIn = mailInVariables.some((name) => given[name]) ? mailInVariables : [];
  const needed = [...(given.NODE_ENV === 'production' ? productionVariables : livekit), ...files, ...mailIn];
  return needed.filter((name) => !given[name]);
}

function contradictions(given: Given): string[] {
  const found: string[] = [];
  const folder = path.resolve(given.DATA_DIR ?? '.data');
  if (!isFolderOrFree(folder)) found.push(`DATA_DIR is no folder that can be used: ${folder}`);
  if (given.NODE_ENV !== 'production') return found;
  if (given.SAMPLE === 'on')
    found.push('SAMPLE can not be on in production: anybody could sign in as the sample people.');
  if (/^http:\/\/(?!(localhost|127\.0\.0\.1)(:|\/|$))/.test(given.PUBLIC_URL ?? ''))
    found.push('PUBLIC_URL must begin with https: in production. Cameras and sessions need it.');
  return found;
}

function readLiveKit(given: Given): LiveKitConfig | null {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret } = given;
  if (!url || !key || !secret) return null;
  return Object.freeze({ url, key, secret, publicUrl: given.LIVEKIT_PUBLIC_URL ?? url.replace(/^http/, 'ws') });
}

function readMailIn({ HOST, MAIL_IN_PORT, MAIL_IN_HOST, MAIL_REPLY_DOMAIN }: Given): MailInConfig | null {
  if (!MAIL_IN_PORT || !MAIL_REPLY_DOMAIN) return null;
  const host = MAIL_IN_HOST ?? HOST ?? '127.0.0.1';
  return Object.freeze({ host, port: Number(MAIL_IN_PORT), domain: MAIL_REPLY_DOMAIN.toLowerCase() });
}

function readS3(given: Given): S3Config | null {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = given;
  if (!bucket || !accessKeyId || !secretAccessKey) return null;
  const place = { endpoint: given.S3_ENDPOINT ?? null, region: given.S3_REGION ?? 'us-east-1' };
  return Object.freeze({ bucket, ...place, accessKeyId, secretAccessKey });
}

function readTrustProxy(value: string): false | number | string {
  if (value === 'off') return false;
  return /^[1-9]$/.test(value) ? Number(value) : value;
}
