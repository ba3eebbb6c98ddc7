import { spellRefs } from '../markdown/refs.ts';

const excerptLength = 180;

/** The beginning of a message on one line, for lists and quotes: its words, without the marks of Markdown. */
export function excerptOf(body: string): string {
  const line = withoutMarks(spellRefs(body)).replace(/\s+/g, ' ').trim();
  const chars = Array.from(line);
  if (chars.length <= excerptLength) return line;
  return `${chars.slice(0, excerptLength).join('').trimEnd()}…`;
}

/** Pasted text made storable: Unix line ends, no control characters, no lone surrogates, no blank edges. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\v|\f|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\u{10ffff}]/gu, '')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd();
}

/** Good enough for one line of an excerpt; what is no mark stays. */
function withoutMarks(body: string): string {
  return body
    .replace(/^ {0,3}(?:>|#{1,6}|[-*+]|```\w*)(?= |$) ?/gm, '')
    .replace(/^>+ ?/gm, '')
    .replace(/\[([^[\]\n]{1,200})\]\(https?:\/\/[^\s()]{1,500}\)/g, '$1')
    .replace(/(\*\*|~~|`)(?=\S)([^*~`\n]{1,300}?)\1/g, '$2')
    .replace(/(^|[\s(„"])([*_])(?=\S)([^*_\n]{1,300}?)\2(?=$|[\s.,:;!?)”"])/gm, '$1$3');
}
