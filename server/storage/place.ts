import type { Readable } from 'node:stream';
import type { Disk } from 'flydrive';

/** A part of an object: first and last byte, both included. */
export type ByteSpan = { from: number; to: number };

/** What a kind of storage does by itself beside its flydrive disk. */
export type Place = {
  disk: Disk;
  open(key: string, span?: ByteSpan): Promise<Readable>;
  /** After a write: makes it survive a power cut. */
  settle(key: string): Promise<void>;
  isMissing(error: unknown): boolean;
  close(): void;
};
