const folds: Record<string, string> = { ą: 'a', ć: 'c', ę: 'e', ł: 'l', ń: 'n', ó: 'o', ś: 's', ź: 'z', ż: 'z' };

/** Lower case without the marks of letters, Polish or not: what somebody types who leaves them out. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII has nothing to fold
  if (/^[\u0000-\u007f]*$/.test(lower)) return lower;
  const plain = lower.replace(/[ąćęłńóśźż]/g, (letter) => folds[letter] ?? letter);
  return plain.normalize('NFD').replace(/\p{M}+/gu, '');
}
