import { spawn } from 'node:child_process';

/** One static check: a name for people and the command that proves it by exit code 0. */
export type Check = { name: string; command: [string, ...string[]] };

export type Outcome = { name: string; passed: boolean; seconds: number; output: string };

export const checks: Check[] = [
  {
    name: 'format, lint, imports and sizes',
    command: ['biome', 'check', '--error-on-warnings', '--max-diagnostics=60'],
  },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'dead code', command: ['knip', '--no-progress'] },
  { name: 'generated database types match the migrations', command: ['node', 'server/db/generate.ts', '--verify'] },
];

/** Runs one check in `folder` and keeps what it printed, for the case that it fails. */
export function runCheck(check: Check, folder = process.cwd()): Promise<Outcome> {
  const started = performance.now();
  const [program, ...args] = check.command;
  const bin = `${process.cwd()}/node_modules/.bin`;
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, ...colour };
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const finish = (passed: boolean) =>
      resolve({ name: check.name, passed, seconds: (performance.now() - started) / 1000, output });
    child.on('error', (error) => {
      output += error.message;
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}

/** Runs every check, two at a time, and prints a line for each; the output only of those that failed. */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  const queue = [...checks];
  const outcomes: Outcome[] = [];
  const work = async () => {
    for (let check = queue.shift(); check; check = queue.shift()) {
      const outcome = await runCheck(check);
      outcomes.push(outcome);
      console.log(` ${outcome.passed ? '✓' : '✗'} ${outcome.name} (${outcome.seconds.toFixed(1)} s)`);
      if (!outcome.passed) console.log(indent(outcome.output));
    }
  };
  await Promise.all([work(), work()]);
  const passed = outcomes.filter((outcome) => outcome.passed).length;
  return { passed, failed: outcomes.length - passed };
}

function indent(text: string): string {
  return text.trimEnd().replace(/^/gm, '     ');
}
