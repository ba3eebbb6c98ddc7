import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A secret of this data folder, made when it is first asked for. */
export function keptSecret(file: string): string {
  const known = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (known) return known;
  mkdirSync(path.dirname(file), { recursive: true });
  const made = randomBytes(32).toString('hex');
  // Beside its place first: a kill in between leaves no half of a secret.
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, made, { mode: 0o600 });
  renameSync(fresh, file);
  return made;
}
