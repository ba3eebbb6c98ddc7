const marks = /\p{M}/gu;
const between = /[\s„”"(),.:/-]+/u;

/** Letters without marks and in lower case, one for one, so that positions stay: "Zażółć" → "zazolc". */
export function foldText(text: string): string {
  return Array.from(text, foldLetter).join('');
}

function foldLetter(letter: string): string {
  const plain = letter.toLowerCase().normalize('NFD').replace(marks, '').replace('ł', 'l');
  return plain.length === letter.length ? plain : letter;
}

/** True when every word of the query begins a word of the text, whatever the marks and the case. */
export function matchesQuery(text: string, query: string): boolean {
  const words = foldText(text).split(between);
  return foldText(query)
    .split(between)
    .every((part) => words.some((word) => word.startsWith(part)));
}

export type TextPart = { text: string; match: boolean };

/** A text cut where the words of the query stand in it. */
export function splitByMatch(text: string, query: string): TextPart[] {
  const folded = foldText(text);
  const words = foldText(query)
    .split(between)
    .filter((word) => word.length > 1);
  const parts: TextPart[] = [];
  let from = 0;
  while (from < text.length) {
    const next = firstMatch(folded, words, from);
    if (!next) break;
    if (next.at > from) parts.push({ text: text.slice(from, next.at), match: false });
    parts.push({ text: text.slice(next.at, next.end), match: true });
    from = next.end;
  }
  if (from < text.length) parts.push({ text: text.slice(from), match: false });
  return parts;
}

function firstMatch(folded: string, words: readonly string[], from: number) {
  const found = words
    .map((word) => ({ at: folded.indexOf(word, from), length: word.length }))
    .filter((match) => match.at >= 0)
    .sort((a, b) => a.at - b.at || b.length - a.length)[0];
  return found && { at: found.at, end: found.at + found.length };
}
