const folds: Record<string, string> = { ą: 'a', ć: 'c', ę: 'e', ł: 'l', ń: 'n', ó: 'o', ś: 's', ź: 'z', ż: 'z' };

/** The letters that fold to plain ones, and what they fold to, for `translate()` in SQL. */
export const foldFrom = Object.keys(folds).join('');
export const foldTo = Object.values(folds).join('');

/**
 * What to look for, one key a word: lower case, without Polish marks, and without the last letters of a longer word, so
 * that "szkole" finds "szkoła". A key may stand inside a word: "konsultacja" finds "wideokonsultacja".
 */
export function toKeys(query: string): string[] {
  const words = query.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, 6).map((word) => cut(fold(word)));
}

/** True where the text holds every key. */
export function holdsKeys(text: string, keys: readonly string[]): boolean {
  const folded = fold(text);
  return keys.every((key) => folded.includes(key));
}

function fold(text: string): string {
  return Array.from(text.toLowerCase(), (letter) => folds[letter] ?? letter).join('');
}

function cut(word: string): string {
  return word.length < 5 ? word : word.slice(0, Math.max(4, word.length - 2));
}
