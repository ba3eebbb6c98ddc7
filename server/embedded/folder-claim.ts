import { createHash } from 'node:crypto';
import { mkdir, realpath, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type FolderClaim = {
  /** What a second hub is told about us. */
  announce(line: string): void;
  release(): Promise<void>;
};

/** The folder is another process's. The message is one line for a person. */
export class FolderTakenError extends Error {
  constructor(folder: string, holder: string) {
    super(
      `Another hub works in ${folder}${holder ? ` (${holder})` : ''}. Stop it first, or set DATA_DIR to another folder.`,
    );
    this.name = 'FolderTakenError';
  }
}

/**
 * Claims a data folder for this process. The claim is a listening local socket named after the folder: the system drops it
 * with the process, also after `kill -9`, so it never has to be judged stale by a pid. @throws FolderTakenError
 */
export async function claimFolder(folder: string): Promise<FolderClaim> {
  await mkdir(folder, { recursive: true });
  const address = socketAddress(await realpath(folder));
  let line = `process ${process.pid}`;
  const server = createServer((socket) => socket.on('error', () => undefined).end(line));
  if (!(await listen(server, address))) {
    const holder = await askHolder(address);
    if (holder !== undefined) throw new FolderTakenError(folder, holder);
    await unlink(address).catch(() => undefined);
    if (!(await listen(server, address))) throw new FolderTakenError(folder, '');
  }
  server.unref();
  return {
    announce: (text) => {
      line = `process ${process.pid}, ${text}`;
    },
    release: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The address that the hub in this folder has announced, if one runs there and is open by now. */
export async function announcedAddress(folder: string): Promise<string | undefined> {
  const real = await realpath(folder).catch(() => undefined);
  const line = real && (await askHolder(socketAddress(real)));
  const address = /^process \d+, (https?:\/\/\S+)$/.exec(line ?? '')?.[1];
  return address && URL.canParse(address) ? new URL(address).origin : undefined;
}

function socketAddress(folder: string): string {
  const name = `konsylium-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(tmpdir(), `${name}.sock`);
}

function listen(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(address, () => resolve(true));
  });
}

/** The holder's line, or `undefined` when nobody answers and only a socket file was left. */
function askHolder(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let line = '';
    const socket = connect(address);
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      line += chunk;
    });
    socket.on('error', () => resolve(undefined)).on('end', () => resolve(line));
    socket.setTimeout(2_000, () => resolve(line));
  });
}
