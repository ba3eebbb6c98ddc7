import { rename, writeFile } from 'node:fs/promises';

/**
 * Writes a small file whole: beside its place first, then renamed. Whoever reads meanwhile, or after a kill, finds the old one
 * or the new one, never a part.
 */
export async function writeRecord(file: string, content: string): Promise<void> {
  const fresh = `${file}.${process.pid}.new`;
  await writeFile(fresh, content, { mode: 0o600 });
  await rename(fresh, file);
}
