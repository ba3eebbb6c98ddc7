import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';

/** S3-compatible storage in this process with one empty bucket; `env` points a hub at it. */
export async function startTestBucket() {
  const directory = mkdtempSync(path.join(tmpdir(), 'konsylium-bucket-'));
  const configureBuckets = [{ name: 'files' }];
  const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets });
  const { port } = await server.run();
  return {
    env: {
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_BUCKET: 'files',
      S3_ACCESS_KEY_ID: 'S3RVER',
      S3_SECRET_ACCESS_KEY: 'S3RVER',
    },
    async stop(): Promise<void> {
      await server.close();
      rmSync(directory, { recursive: true });
    },
  };
}
