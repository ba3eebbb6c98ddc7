import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { execFile } from './exec.ts';

export const livekitVersion = '1.13.5';

const goPackage = `github.com/livekit/livekit-server/cmd/server@v${livekitVersion}`;
const goNeeded = [1, 26] as const;
const staleBuild = 60 * 60 * 1_000;

export type LiveKitProgram = { found: string } | { buildable: true } | { missing: string };

/** Looks on PATH, then in the user's cache folder, then for a Go that can build it. */
export async function findLiveKit(cacheDir: string): Promise<LiveKitProgram> {
  const cached = cachedProgram(cacheDir);
  const [onPath, inCache] = await Promise.all([runs('livekit-server'), exists(cached)]);
  if (onPath) return { found: 'livekit-server' };
  if (inCache) return { found: cached };
  if (await goCanBuild()) return { buildable: true };
  return {
    missing: `No video server: install Go ${goNeeded.join('.')} or newer, ${otherWays(cacheDir)}`,
  };
}

const otherWays = (cacheDir: string) =>
  `put livekit-server ${livekitVersion} on PATH or at ${cachedProgram(cacheDir)}, or set LIVEKIT_URL.`;

/** Builds the pinned version, about two minutes, into the cache folder, and gives its path. A build that is cut off leaves nothing. */
export async function buildLiveKit(cacheDir: string, signal: AbortSignal): Promise<string> {
  const target = cachedProgram(cacheDir);
  const folder = path.dirname(target);
  await mkdir(folder, { recursive: true });
  await removeStaleBuilds(folder);
  const scratch = await mkdtemp(path.join(folder, 'build-'));
  try {
    const args = ['install', '-trimpath', '-ldflags', '-s -w', goPackage];
    await execFile('go', args, { env: { GOBIN: scratch, CGO_ENABLED: '0' }, signal }).catch((error: Error) => {
      const reason = error.message.split('\n').at(-1);
      throw new Error(`LiveKit could not be built (${reason}). Start again to try again, ${otherWays(cacheDir)}`);
    });
    const built = path.join(scratch, process.platform === 'win32' ? 'server.exe' : 'server');
    await chmod(built, 0o755);
    await rename(built, target);
    return target;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function cachedProgram(cacheDir: string): string {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return path.join(cacheDir, 'livekit', `livekit-server-${livekitVersion}${suffix}`);
}

async function goCanBuild(): Promise<boolean> {
  const [, major, minor] = /go(\d+)\.(\d+)/.exec(await execFile('go', ['version']).catch(() => '')) ?? [];
  const version = [Number(major), Number(minor)] as const;
  return version[0] > goNeeded[0] || (version[0] === goNeeded[0] && version[1] >= goNeeded[1]);
}

async function removeStaleBuilds(folder: string): Promise<void> {
  const builds = (await readdir(folder)).filter((name) => name.startsWith('build-'));
  for (const build of builds.map((name) => path.join(folder, name))) {
    const age = Date.now() - (await stat(build).then((found) => found.mtimeMs, Date.now));
    if (age > staleBuild) await rm(build, { recursive: true, force: true });
  }
}

async function runs(command: string): Promise<boolean> {
  return execFile(command, ['--version']).then(
    () => true,
    () => false,
  );
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
