export type Span = { from: number; to: number };

/** `size` consecutive numbers of 1…last with `at` in them, a third of the window above it when there is room. */
export function windowAround(at: number, last: number, size: number): Span {
  const earliest = Math.max(1, last - size + 1);
  const from = Math.max(1, Math.min(at - Math.floor(size / 3), earliest));
  return { from, to: Math.min(last, from + size - 1) };
}
