const browsers = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Firefox', 'Firefox'],
  ['FxiOS', 'Firefox'],
  ['CriOS', 'Chrome'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;
const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** "Firefox, Windows" from a User-Agent header; nothing when neither is known. */
export function deviceName(userAgent: string): string | undefined {
  const named = [browsers, systems].map((list) => list.find(([mark]) => userAgent.includes(mark))?.[1]);
  const known = named.filter((name) => name !== undefined);
  return known.length > 0 ? known.join(', ') : undefined;
}
