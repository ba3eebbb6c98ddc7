import { spellRefs } from '../markdown/refs.ts';

const excerptLength = 180;
/** Of a long message only so much is looked at. */
const looked = 4_000;

/** Marks that turn the direction of all that follows on the line. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

/** The beginning of a message on one line, for lists and quotes: its words, without the marks of Markdown. */
export function excerptOf(body: string): string {
  const isCut = body.length > looked;
  const line = withoutMarks(spellRefs(isCut ? body.slice(0, looked).toWellFormed() : body))
    .replace(turning, '')
    .replace(/\s\s+|[^\S ]/g, ' ')
    .trim();
  const end = endOf(line, excerptLength);
  return end < line.length || isCut ? `${line.slice(0, end).trimEnd()}…` : line;
}

/** Where so many characters end: some take two units. Lists have hundreds of excerpts; an array of characters for each is slow. */
function endOf(line: string, characters: number): number {
  let at = 0;
  for (let count = 0; count < characters && at < line.length; count += 1)
    at += (line.codePointAt(at) ?? 0) > 0xff_ff ? 2 : 1;
  return at;
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

/** True when nothing of a text is seen: spaces, characters of no width, empty Braille. */
export const isBlank = (text: string): boolean => !/[^\s\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);

/** Good enough for one line of an excerpt; what is no mark stays. */
function withoutMarks(body: string): string {
  return body
    .replace(/^ {0,3}(?:>|#{1,6}|[-*+]|```\w*)(?= |$) ?/gm, '')
    .replace(/^>+ ?/gm, '')
    .replace(/\[([^[\]\n]{1,200})\]\(https?:\/\/[^\s()]{1,500}\)/g, '$1')
    .replace(/(\*\*|~~|`)(?=\S)([^*~`\n]{1,300}?)\1/g, '$2')
    .replace(/(^|[\s(„"])([*_])(?=\S)([^*_\n]{1,300}?)\2(?=$|[\s.,:;!?)”"])/gm, '$1$3');
}
