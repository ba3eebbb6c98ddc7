import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

export type Count = { passed: number; failed: number };

const Report = Type.Object({
  success: Type.Boolean(),
  numPassedTests: Type.Integer(),
  numFailedTests: Type.Integer(),
  numPendingTests: Type.Integer(),
});

/** Runs vitest projects, lets their report through, and counts. A skipped test counts as a failed one: we have none. */
export async function runVitest(projects: string[], env: NodeJS.ProcessEnv = {}): Promise<Count> {
  const folder = mkdtempSync(path.join(tmpdir(), 'konsylium-report-'));
  const file = path.join(folder, 'report.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, '--silent=passed-only'];
  for (const project of projects) args.push('--project', project);
  const code = await new Promise<number>((resolve) => {
    const child = spawn('node_modules/.bin/vitest', args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', () => resolve(1));
    child.on('close', (status) => resolve(status ?? 1));
  });
  const count = readReport(file, code);
  rmSync(folder, { recursive: true, force: true });
  return count;
}

/** A run that broke before or beside its tests (a file that does not load, a stray rejection) is one failure more. */
function readReport(file: string, code: number): Count {
  try {
    const report = Value.Parse(Report, JSON.parse(readFileSync(file, 'utf8')));
    const failed = report.numFailedTests + report.numPendingTests;
    return { passed: report.numPassedTests, failed: failed === 0 && (code !== 0 || !report.success) ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
