import { Readable } from 'node:stream';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Disk } from 'flydrive';
import { S3Driver } from 'flydrive/drivers/s3';
import type { S3Config } from '../config.ts';
import type { Place } from './place.ts';

/** Files in a bucket of S3-compatible storage. */
export function createBucket({ bucket, endpoint, region, accessKeyId, secretAccessKey }: S3Config): Place {
  const client = new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    // Most storages that are not Amazon's do not know the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 60_000, throwOnRequestTimeout: true },
  });
  return {
    disk: new Disk(new S3Driver({ client, bucket, visibility: 'private', supportsACL: false })),
    async open(key, span) {
      const range = span ? { Range: `bytes=${span.from}-${span.to}` } : {};
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...range }));
      if (!(Body instanceof Readable)) throw new Error('the storage answered without a body');
      return Body;
    },
    settle: async () => undefined,
    isMissing: (error) => error instanceof Error && (error.name === 'NoSuchKey' || error.name === 'NotFound'),
    close: () => client.destroy(),
  };
}
