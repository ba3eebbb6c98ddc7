/** A piece of a line: words, or an address to follow. */
export type Piece = { text: string; href?: string };
/** Lines of a paragraph, or of something quoted by hand with `>`. */
export type Block = { kind: 'paragraph' | 'quote'; lines: Piece[][] };

const address = /https?:\/\/[^\s<>"'„”]+/gi;
const closing = /[.,:;!?…)\]}]+$/;

/** The blocks of a message. Everything stays text, only http and https addresses become links. */
export function parseBody(body: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const line of body.split('\n')) {
    const quoted = /^> ?(.*)$/.exec(line);
    const kind = quoted ? 'quote' : 'paragraph';
    if (line.trim() === '') {
      open = undefined;
      continue;
    }
    if (open?.kind !== kind) {
      open = { kind, lines: [] };
      blocks.push(open);
    }
    open.lines.push(linkAddresses(quoted?.[1] ?? line));
  }
  return blocks;
}

function linkAddresses(line: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of line.matchAll(address)) {
    const text = trimAddress(match[0]);
    if (!URL.canParse(text)) continue;
    if (match.index > end) pieces.push({ text: line.slice(end, match.index) });
    pieces.push({ text, href: text });
    end = match.index + text.length;
  }
  if (end < line.length) pieces.push({ text: line.slice(end) });
  return pieces;
}

/** Without the punctuation of the sentence around it; a bracket stays when it was opened inside. */
function trimAddress(found: string): string {
  const trimmed = found.replace(closing, '');
  const opened = trimmed.split('(').length - trimmed.split(')').length;
  return opened > 0 && found[trimmed.length] === ')' ? found.slice(0, trimmed.length + 1) : trimmed;
}
