import { marker } from './mail-layout.ts';

/** Longer than any answer with all that it quotes; a longer one is not looked at, for it would keep everybody waiting. */
export const readChars = 500_000;

/** The end of the line that a mail program puts above what it quotes. */
const attribution = /(?:wrote|pisze|napisał(?:a|\(a\)|\/a)?|schrieb|a écrit)\s*:\s*$/i;
/** How such a line begins; programs break it, so its beginning may stand a line or two above. */
const attributionStart = /^\s*(?:w dniu|dnia|on|am|le|pon|wt|śr|czw|pt|sob|niedz|\d{1,4}[-./ ])/i;
/** What stands above everything that was said before. */
const divider =
  /^\s*-{2,}\s*(?:original message|original appointment|forwarded message|oryginalna wiadomość|wiadomość oryginalna|wiadomość przekazana dalej|treść przekazanej wiadomości)\s*-{2,}/i;
const underscores = /^\s*_{10,}\s*$/;
const sender = /^\s*\*?(?:od|from|nadawca)\s*:\*?\s/i;
const headerBelow = /^\s*\*?(?:wysłano|wysłane|data|do|temat|sent|date|to|subject)\s*:\*?\s/i;
const phoneSignature =
  /^\s*(?:wysłan[oey] z|sent from (?:my|outlook|mail|yahoo)|pobierz (?:aplikację )?outlook|get outlook for|von meinem)/i;
const quoted = /^\s*>/;

/**
 * What somebody wrote themselves in an answer by mail: without what they answer to, in the ways in which Polish and English
 * mail programs quote, and without signatures. Answers between quoted lines stay.
 */
export function ownWords(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').split('\n');
  const kept = withoutQuotes(lines.slice(0, endOf(lines)));
  return withoutSignature(kept)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Where the rest is somebody else's, or ours. */
function endOf(lines: string[]): number {
  const end = lines.findIndex((line, at) => line.includes(marker) || divider.test(line) || isHeaderBlock(lines, at));
  if (end < 0) return lines.length;
  return lines[end]?.includes(marker) ? aboveAttribution(lines, end) : end;
}

/** "Od: … Wysłano: …", as Outlook has it, perhaps under a line of underscores. */
function isHeaderBlock(lines: string[], at: number): boolean {
  const start = underscores.test(lines[at] ?? '') ? at + 1 : at;
  if (!sender.test(lines[start] ?? '')) return false;
  return lines.slice(start + 1, start + 5).some((line) => headerBelow.test(line));
}

/** Between what was written and our own line there is only the program's "On … wrote:", quoted or not. */
function aboveAttribution(lines: string[], end: number): number {
  let at = end;
  while (at > 0 && (quoted.test(lines[at - 1] ?? '') || !(lines[at - 1] ?? '').trim())) at -= 1;
  return attribution.test(lines[at - 1] ?? '') ? startOfAttribution(lines, at - 1) : at;
}

function startOfAttribution(lines: string[], at: number): number {
  for (const start of [at, at - 1, at - 2]) if (start >= 0 && attributionStart.test(lines[start] ?? '')) return start;
  return at;
}

/** Quoted lines go with the line above them; without marks of quoting, all that follows such a line goes. */
function withoutQuotes(lines: string[]): string[] {
  const at = lines.findIndex((line) => attribution.test(line) && !quoted.test(line));
  const own = (some: string[]) => some.filter((line) => !quoted.test(line));
  if (at < 0) return own(lines);
  const before = lines.slice(0, startOfAttribution(lines, at));
  const after = lines.slice(at + 1);
  const marked = quoted.test(after.find((line) => line.trim()) ?? '');
  return marked ? [...own(before), ...own(after)] : own(before);
}

function withoutSignature(lines: string[]): string[] {
  const at = lines.findIndex((line) => /^--\s*$/.test(line));
  const kept = at < 0 ? lines : lines.slice(0, at);
  const phone = kept.findLastIndex((line) => phoneSignature.test(line));
  const isLast = phone >= 0 && kept.slice(phone + 1).filter((line) => line.trim()).length <= 1;
  return isLast ? kept.slice(0, phone) : kept;
}

const quoteStart =
  /<blockquote|<div[^<>]+(?:class="?gmail_quote|id="?(?:divRplyFwdMsg|appendonsend|mail-editor-reference))/i;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * Mail without a plain part: the text of its HTML, up to what it quotes. No pattern looks past the next tag, and none looks at
 * spaces from more than one side: a mail may be long, and may be made to hold us up.
 */
export function textOfHtml(html: string): string {
  const own = html.split(quoteStart, 1)[0] ?? '';
  return own
    .replace(/<(style|script|head|title)\b(?:(?!<\1\b)[\s\S])*?<\/\1\s*>/gi, '')
    .replace(/[\r\n\t ]+/g, ' ')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/(?:p|div|li|h\d|tr)>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,6})|(\w+));/g, (all, code?: string, name = '') =>
      code ? String.fromCodePoint(Number(code)) : (entities[name] ?? all),
    )
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
}
