/** The part of `size` bytes that a `Range` header asks for (RFC 9110, 14.2); `all` when there is none we serve in parts. */
export function readRange(header: string | undefined, size: number): { from: number; to: number } | 'all' | 'outside' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (!match || (first === '' && last === '')) return 'all';
  if (first === '')
    return Number(last) > 0 && size > 0 ? { from: Math.max(0, size - Number(last)), to: size - 1 } : 'outside';
  const [from, to] = [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)];
  if (last !== '' && Number(last) < from) return 'all';
  return from < size ? { from, to } : 'outside';
}
