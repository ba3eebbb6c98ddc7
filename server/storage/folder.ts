import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { Place } from './place.ts';

/** Files in a folder of this machine, or of a file system that all app processes share. */
export function createFolder(location: string): Place {
  return {
    disk: new Disk(new FSDriver({ location, visibility: 'private' })),
    async open(key, span) {
      const file = await open(path.join(location, key));
      return file.createReadStream(span ? { start: span.from, end: span.to } : {});
    },
    async settle(key) {
      const file = path.join(location, key);
      await flush(await open(file, 'r+'));
      // Names are kept by their folders; other systems than Linux and macOS do not open those.
      for (const folder of [path.dirname(file), path.dirname(path.dirname(file))])
        await open(folder).then(flush, () => undefined);
    },
    isMissing: (error) => error instanceof Error && 'code' in error && error.code === 'ENOENT',
    close: () => undefined,
  };
}

async function flush(file: FileHandle): Promise<void> {
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
