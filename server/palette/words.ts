const folds: Record<string, string> = { ą: 'a', ć: 'c', ę: 'e', ł: 'l', ń: 'n', ó: 'o', ś: 's', ź: 'z', ż: 'z' };

/** The letters that fold to plain ones, and what they fold to, for `translate()` in SQL. */
export const foldFrom = Object.keys(folds).join('');
export const foldTo = Object.values(folds).join('');

/**
 * Patterns for LIKE, one a word: lower case, without Polish marks, and without the last letters of a longer word, so that
 * "szkole" finds "szkoła". Word starts are not asked for: "konsultacja" finds "wideokonsultacja".
 */
export function toPatterns(query: string): string[] {
  const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, 6).map((word) => `%${cut(fold(word))}%`);
}

function fold(word: string): string {
  return [...word].map((letter) => folds[letter] ?? letter).join('');
}

function cut(word: string): string {
  return word.length < 5 ? word : word.slice(0, Math.max(4, word.length - 2));
}
