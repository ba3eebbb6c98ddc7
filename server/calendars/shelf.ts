import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { AppError } from '../../shared/errors.ts';
import type { Services } from '../context.ts';
import { buildFeed } from './feed.ts';
import { type Freshness, noteContent, noteFetched, readFreshness } from './queries.ts';
import { readSource } from './source.ts';
import { createTrusted } from './trust.ts';

/** A feed ready to send: bytes and validators of each encoding. */
export type ReadyFeed = {
  feedId: string;
  plain: Buffer;
  zipped(): Promise<Buffer>;
  etag: string;
  zippedEtag: string;
  lastModified: string;
};
type Kept = ReadyFeed & { key: string; expiresAt: number; fetchedAt: number };

const zip = promisify(gzip);
const sizeLimit = 64 * 1024 * 1024;
const noteEveryMs = 5 * 60_000;

/**
 * Feeds kept in this process. One small row of versions tells whether the bytes are still right; only when it differs from
 * what they were made of are they made anew. The row is read once for many requests, and again after every change that
 * this process makes or hears of from another: `doubt` tells it.
 */
export function createShelf({ db, config }: Pick<Services, 'db' | 'config'>) {
  const kept = createStore();
  const making = new Map<string, Promise<Kept>>();
  const versions = createTrusted<Freshness>((tokens) => readFreshness(db, tokens));
  const feedOf = new Map<string, string>();

  async function make({ feedId, key }: Freshness, fetchedAt: number): Promise<Kept> {
    const { text, expiresAt } = buildFeed(await readSource(db, config, feedId), Date.now());
    const item = { ...ready(feedId, text, await noteContent(db, feedId, digest(text))), key, expiresAt, fetchedAt };
    kept.keep(item);
    return item;
  }

  /** One at a time for the same state of the same feed. */
  function makeOnce(freshness: Freshness, fetchedAt: number): Promise<Kept> {
    const id = `${freshness.feedId} ${freshness.key}`;
    const running = making.get(id) ?? make(freshness, fetchedAt).finally(() => making.delete(id));
    making.set(id, running);
    return running;
  }

  function noteFetch(item: Kept): void {
    if (Date.now() - item.fetchedAt < noteEveryMs) return;
    item.fetchedAt = Date.now();
    noteFetched(db, item.feedId).catch(() => {});
  }

  /** The feed of a token that is right beyond doubt; undefined when the database has to be asked. */
  function peek(token: string): ReadyFeed | undefined {
    const freshness = versions.peek(token);
    if (!freshness || freshness.gone) return undefined;
    const known = kept.get(freshness.feedId);
    if (known?.key !== freshness.key || known.expiresAt <= Date.now()) return undefined;
    noteFetch(known);
    return known;
  }

  /** The feed of a token. @throws not_found for an unknown token, gone for a revoked one */
  async function open(token: string): Promise<ReadyFeed> {
    const known = kept.get(feedOf.get(token) ?? '');
    let current: Kept;
    try {
      const freshness = await versions.get(token);
      if (!freshness) throw new AppError('not_found');
      if (freshness.gone) throw new AppError('gone');
      const isRight = known?.key === freshness.key && known.expiresAt > Date.now();
      current = isRight ? known : await makeOnce(freshness, known?.fetchedAt ?? 0);
      if (!isRight) feedOf.set(token, freshness.feedId);
    } catch (error) {
      if (error instanceof AppError) feedOf.delete(token);
      // The database does not answer: yesterday's calendar is better than none.
      if (error instanceof AppError || !known) throw error;
      current = known;
    }
    noteFetch(current);
    return current;
  }

  return { peek, open, doubt: versions.doubt };
}

/** The feeds by id, up to a size of all together: the ones made first go first. */
function createStore() {
  const items = new Map<string, Kept>();
  let size = 0;

  function forget(feedId: string): void {
    size -= items.get(feedId)?.plain.length ?? 0;
    items.delete(feedId);
  }

  function keep(item: Kept): void {
    forget(item.feedId);
    items.set(item.feedId, item);
    size += item.plain.length;
    for (const id of items.keys()) {
      if (size <= sizeLimit || id === item.feedId) break;
      forget(id);
    }
  }

  return { keep, get: (feedId: string) => items.get(feedId) };
}

function ready(feedId: string, text: string, modifiedAt: Date): ReadyFeed {
  const plain = Buffer.from(text);
  const hash = digest(text);
  let zipped: Promise<Buffer> | undefined;
  return {
    feedId,
    plain,
    zipped: () => {
      zipped ??= zip(plain);
      return zipped;
    },
    etag: `"${hash}"`,
    zippedEtag: `"${hash}-gzip"`,
    lastModified: modifiedAt.toUTCString(),
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
