/**
 * What the paragraph at `index` has become in a text that was changed: its index there, or undefined where it is gone.
 * A paragraph that becomes a heading, or goes into a list, is another node with the same words.
 */
export function findSuccessor(before: readonly string[], after: readonly string[], index: number): number | undefined {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  if (index < start) return index;
  if (index >= before.length - end) return index + after.length - before.length;

  const text = before[index] ?? '';
  const changed = after.slice(start, after.length - end);
  const same = changed.length === before.length - start - end ? index - start : -1;
  if (text === '' || changed[same] === text) return same < 0 ? undefined : index;
  if (changed.includes(text)) return start + changed.indexOf(text);
  const likenesses = changed.map((other, at) => likeness(text, other) + (at === same ? 0.1 : 0));
  const best = Math.max(0, ...likenesses);
  return best < 0.5 ? undefined : start + likenesses.indexOf(best);
}

/** Where a place in a paragraph is in what the paragraph has become. */
export function carryOffset(before: string, after: string, offset: number): number {
  const whole = after.indexOf(before);
  if (whole >= 0) return whole + offset;
  const { start, end } = shared(before, after);
  if (offset <= start) return offset;
  if (offset >= before.length - end) return after.length - (before.length - offset);
  return start;
}

const likeness = (text: string, other: string): number => {
  const { start, end } = shared(text, other);
  return other.includes(text) ? 1 : (start + end) / text.length;
};

/** How many letters two texts share at their start and at their end. */
function shared(one: string, other: string): { start: number; end: number } {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return { start, end };
}
