import { spawn } from 'node:child_process';

type ExecOptions = {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  signal?: AbortSignal;
  input?: string;
  uid?: number;
  gid?: number;
};

/** Runs a program to its end and returns its standard output, trimmed. Throws with its last words when it fails or is not there. `env` adds to ours. */
export function execFile(command: string, args: string[], options: ExecOptions = {}): Promise<string> {
  const { input = '', env, ...rest } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...rest, env: { ...process.env, ...env }, stdio: 'pipe' });
    const output: string[] = [];
    const complaints: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => output.push(chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => complaints.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output.join('').trim());
      else reject(new Error(`${command} failed (${code}): ${complaints.join('').trim().slice(-2_000)}`));
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
