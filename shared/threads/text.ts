const excerptLength = 180;

/** The beginning of a message on one line, for lists and quotes; without the marks of what it quotes itself. */
export function excerptOf(body: string): string {
  const line = body.replace(/^> ?/gm, '').replace(/\s+/g, ' ').trim();
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
