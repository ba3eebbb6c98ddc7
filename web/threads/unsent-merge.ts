/**
 * What stands in the composer when this device and another one typed: whichever did not change gives way, and where both did
 * nothing is lost. `base` is what both began with.
 */
export function mergeUnsent({ mine, base, theirs }: { mine: string; base: string; theirs: string }): string {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base || theirs.includes(mine)) return theirs;
  if (mine.includes(theirs)) return mine;
  return `${theirs}\n\n${mine}`;
}
