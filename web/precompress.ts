import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const text = /\.(?:html|js|css|svg|json|txt|webmanifest|map)$/;
const smallest = 1024;
/** 5 takes a twentieth of the time for files 8 % larger, while somebody waits for the first start (server/client-build.ts). */
const brotliQuality = process.env.PAGES_PACKED === 'quickly' ? 5 : 10;

/** Writes a .gz and a .br beside every text file of the build, so that the server only picks one. */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    // Not closeBundle: that also runs after a build that failed, and would hide why.
    writeBundle: async ({ dir = '' }) => {
      const files = await readdir(dir, { recursive: true });
      await Promise.all(files.filter((file) => text.test(file)).map((file) => compressFile(join(dir, file))));
    },
  };
}

async function compressFile(path: string): Promise<void> {
  if ((await stat(path)).size < smallest) return;
  const source = await readFile(path);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } };
  await Promise.all([
    promisify(gzip)(source, { level: 9 }).then((packed) => writeFile(`${path}.gz`, packed)),
    promisify(brotliCompress)(source, quality).then((packed) => writeFile(`${path}.br`, packed)),
  ]);
}
