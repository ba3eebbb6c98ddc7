const oneLetterWord = /(?<=^|[\s(„«[—–-])([aiouwz]) (?=\S)/giu;

/** Polish setting: a one-letter word never ends a line, so a non-breaking space follows it. */
export function bindShortWords(text: string): string {
  return text.replace(oneLetterWord, '$1\u00a0');
}
