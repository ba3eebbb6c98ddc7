import path from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FastifyBaseLogger } from 'fastify';
import { AppError } from '../../shared/errors.ts';
import type { Config } from '../config.ts';
import { createFolder } from './folder.ts';
import type { ByteSpan, Place } from './place.ts';

/**
 * Where files lie: what `put` and `putStream` have accepted is durable. What is not there is `not_found`, trouble of the
 * storage `unavailable`.
 */
export async function createStorage({ s3, dataDir }: Pick<Config, 's3' | 'dataDir'>, log: FastifyBaseLogger) {
  // The driver of a bucket is large: only who has one waits for it at the start.
  const place = s3 ? (await import('./bucket.ts')).createBucket(s3) : createFolder(path.join(dataDir, 'files'));
  const { disk } = place;
  const guard = <T>(work: () => Promise<T>) => guarded(place, log, work);

  return {
    put: (key: string, bytes: Uint8Array): Promise<void> =>
      guard(async () => {
        await disk.put(key, bytes, { contentLength: bytes.length });
        await place.settle(key);
      }),
    /** `size` is the exact number of bytes. */
    putStream: (key: string, bytes: Readable, size: number): Promise<void> =>
      guard(async () => {
        await disk.putStream(key, bytes, { contentLength: size });
        await place.settle(key);
      }),
    read: (key: string): Promise<Buffer> => guard(async () => buffer(await place.open(key))),
    open: (key: string, span?: ByteSpan): Promise<Readable> => guard(() => place.open(key, span)),
    /** Also fine when there is nothing. */
    remove: (key: string): Promise<void> => guard(() => disk.delete(key)),
    /** A folder with everything in it. No other folder may begin with its name. */
    removeAll: (folder: string): Promise<void> => guard(() => disk.deleteAll(folder)),
    close: () => place.close(),
  };
}

export type Storage = Awaited<ReturnType<typeof createStorage>>;

async function guarded<T>(place: Place, log: FastifyBaseLogger, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // flydrive wraps what it caught.
    const cause = error instanceof Error && error.cause ? error.cause : error;
    if (place.isMissing(cause)) throw new AppError('not_found');
    log.error({ err: cause }, 'file storage failed');
    throw new AppError('unavailable');
  }
}
