import { chown, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { execFile } from './exec.ts';

/** How to start a PostgreSQL program: as it is, or, because it refuses to run as root, as the user `postgres`. */
export type PostgresOwner = {
  /** Makes an empty folder that the programs may fill. */
  makeFolder(folder: string): Promise<void>;
  command(program: string, args: string[]): { command: string; args: string[]; uid?: number; gid?: number };
};

/** @param folders the folders the programs must reach: their own and the data's. */
export async function findPostgresOwner(folders: string[]): Promise<PostgresOwner> {
  if (process.getuid?.() !== 0) return sameUser;
  const { uid, gid } = await postgresUser();
  const reachable = (await Promise.all(folders.map(isReachable))).every(Boolean);
  return {
    makeFolder: async (folder) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await chown(folder, uid, gid);
    },
    command: (program, args) =>
      reachable ? { command: program, args, uid, gid } : withSetpriv(uid, gid, [program, ...args]),
  };
}

const sameUser: PostgresOwner = {
  makeFolder: async (folder) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  },
  command: (command, args) => ({ command, args }),
};

/**
 * Under a folder like /root, closed to others, the user keeps the one right to pass through it. Without the secure bit
 * access(2), by which initdb looks for its programs, would not count that right (capabilities(7)).
 */
function withSetpriv(uid: number, gid: number, command: string[]) {
  const right = '-all,+dac_override';
  const rights = ['--clear-groups', '--securebits', '+no_setuid_fixup', '--inh-caps', right, '--ambient-caps', right];
  return { command: 'setpriv', args: ['--reuid', String(uid), '--regid', String(gid), ...rights, ...command] };
}

async function postgresUser(): Promise<{ uid: number; gid: number }> {
  if (!(await idOf('-u'))) await execFile('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  const [uid, gid] = await Promise.all([idOf('-u'), idOf('-g')]);
  if (!uid || !gid) throw new Error('PostgreSQL does not run as root, and the user "postgres" could not be made.');
  return { uid, gid };
}

async function idOf(flag: '-u' | '-g'): Promise<number | undefined> {
  return execFile('id', [flag, 'postgres']).then(Number, () => undefined);
}

async function isReachable(folder: string): Promise<boolean> {
  const parent = path.dirname(folder);
  const mode = await stat(folder).then(
    (found) => found.mode,
    () => 0o777,
  );
  if ((mode & 0o001) === 0) return false;
  return parent === folder || isReachable(parent);
}
