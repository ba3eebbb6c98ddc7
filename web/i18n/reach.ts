import path from 'node:path';

/** Sources by their path. */
export type Sources = ReadonlyMap<string, string>;

const staticImport = /^(?:import|export)\s+(?!type\s)(?:[^;']*?from\s+)?'(\.[^']+)'/gm;
const lateImport = /(?<!typeof )\bimport\('(\.[^']+)'\)/g;

function named(sources: Sources, file: string, pattern: RegExp): string[] {
  const found = [...(sources.get(file) ?? '').matchAll(pattern)];
  return found.map(([, to = '']) => path.posix.join(path.posix.dirname(file), to)).filter((to) => sources.has(to));
}

/** What is loaded by itself: the start, and whatever is imported late. */
export function findEntries(sources: Sources, start: string): string[] {
  return [...new Set([start, ...[...sources.keys()].flatMap((file) => named(sources, file, lateImport))])].sort();
}

/** Everything that comes along with a file. */
export function reach(sources: Sources, file: string): ReadonlySet<string> {
  const seen = new Set([file]);
  for (const at of seen) for (const next of named(sources, at, staticImport)) seen.add(next);
  return seen;
}
