import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload } from '@tus/server';
import type { Services } from '../context.ts';
import { partFolder, removePending } from './upkeep-actions.ts';
import { addPart, findFile } from './upload-queries.ts';

/** Bytes are held back in memory up to here before they are stored and acknowledged. */
const partBytes = 4 * 1024 * 1024;

/**
 * Where tus keeps uploads: bytes as parts in the storage, what is there in PostgreSQL. Nothing is kept in the process, so any
 * process goes on where another one was killed; of two that write the same place one wins, the other one hears 409.
 */
export class PartStore extends DataStore {
  readonly #services: Services;

  constructor(services: Services) {
    super();
    this.#services = services;
    this.extensions = ['creation', 'creation-with-upload', 'termination'];
  }

  override async getUpload(id: string): Promise<Upload> {
    const file = await findFile(this.#services.db, id);
    if (!file) throw ERRORS.FILE_NOT_FOUND;
    return new Upload({
      id,
      offset: file.received,
      size: file.declaredSize,
      creation_date: file.createdAt.toISOString(),
    });
  }

  /** Stores what comes, in parts; what came before the line broke counts too. Returns where the upload stands now. */
  override async write(bytes: Readable, id: string, offset: number): Promise<number> {
    let at = offset;
    let held: Buffer[] = [];
    let size = 0;
    const flush = async () => {
      at += await this.#store(id, at, Buffer.concat(held));
      held = [];
      size = 0;
    };
    try {
      for await (const chunk of bytes) {
        held.push(chunk);
        size += chunk.length;
        if (size >= partBytes) await flush();
      }
    } finally {
      await flush();
    }
    return at;
  }

  override remove(id: string): Promise<void> {
    return removePending(this.#services, id);
  }

  async #store(id: string, start: number, part: Buffer): Promise<number> {
    if (part.length === 0) return 0;
    const { db, storage } = this.#services;
    const key = `${partFolder(id)}/${start}-${randomUUID()}`;
    await storage.put(key, part);
    if (await addPart(db, id, { start, size: part.length, key })) return part.length;
    await storage.remove(key);
    throw ERRORS.INVALID_OFFSET;
  }
}
