import { inflateSync } from 'node:zlib';

type Objects = ReadonlyMap<number, { text: string; stream: Buffer | undefined }>;

/** The text of each page of a PDF as Typst writes them (ISO 32000-2: plain objects, flate streams, ToUnicode maps). */
export function pdfPages(pdf: Uint8Array): string[] {
  const objects = readObjects(Buffer.from(pdf));
  const pages = [...objects.values()].filter(({ text }) => /\/Type \/Page\b(?!s)/.test(text));
  return pages.map(({ text }) => pageText(text, objects));
}

function readObjects(pdf: Buffer): Objects {
  const source = pdf.toString('latin1');
  const objects = new Map<number, { text: string; stream: Buffer | undefined }>();
  for (const { 1: id, index, 0: head } of source.matchAll(/^(\d+) 0 obj\s/gm)) {
    const end = source.indexOf('endobj', index);
    const body = source.slice(index + head.length, end);
    const length = Number(/\/Length (\d+)/.exec(body)?.[1] ?? 0);
    const begin = /stream\r?\n/.exec(body);
    const at = begin ? index + head.length + begin.index + begin[0].length : 0;
    const raw = begin ? pdf.subarray(at, at + length) : undefined;
    const stream = raw && body.includes('FlateDecode') ? inflateSync(raw) : raw;
    objects.set(Number(id), { text: begin ? body.slice(0, begin.index) : body, stream });
  }
  return objects;
}

function pageText(page: string, objects: Objects): string {
  const resources = follow(/\/Resources (\d+) 0 R/, page, objects)?.text ?? page;
  const fontList = follow(/\/Font (\d+) 0 R/, resources, objects)?.text ?? resources;
  const fonts = new Map<string, Map<string, string>>();
  for (const [, name = '', id] of fontList.matchAll(/\/(\w+) (\d+) 0 R/g)) {
    const map = follow(/\/ToUnicode (\d+) 0 R/, objects.get(Number(id))?.text ?? '', objects)?.stream;
    if (map) fonts.set(name, readMap(map.toString('latin1')));
  }
  const content = follow(/\/Contents (\d+) 0 R/, page, objects)?.stream?.toString('latin1') ?? '';
  return shownText(content, fonts);
}

function follow(pattern: RegExp, text: string, objects: Objects) {
  return objects.get(Number(pattern.exec(text)?.[1]));
}

const utf16 = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');

function readMap(map: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, lines = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', text = ''] of lines.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      found.set(glyph.toUpperCase(), utf16(text));
  return found;
}

const noGlyph = '0000';

/** What `Tj` and `TJ` show, glyph by glyph of two bytes, in the order of the page; U+FFFD where the font has nothing to show. */
function shownText(content: string, fonts: ReadonlyMap<string, Map<string, string>>): string {
  let font: Map<string, string> | undefined;
  let text = '';
  for (let at = 0; at < content.length; ) {
    const token = readToken(content, at);
    at = token.end;
    if (token.name !== undefined) font = fonts.get(token.name) ?? font;
    for (const [glyph] of (token.hex ?? '').matchAll(/.{4}/g))
      text += glyph === noGlyph ? '\uFFFD' : (font?.get(glyph) ?? '');
  }
  return text;
}

type Token = { end: number; name?: string; hex?: string };

/** A name, or a string as hexadecimal digits; anything else is stepped over (ISO 32000-2, 7.3.4 and 7.3.5). */
function readToken(content: string, at: number): Token {
  if (content[at] === '(') return readLiteral(content, at + 1);
  const found = /(?:\/(\w+)|<([0-9A-Fa-f]+)>)/y;
  found.lastIndex = at;
  const [whole, name, hex] = found.exec(content) ?? [];
  if (whole === undefined) return { end: at + 1 };
  const end = at + whole.length;
  return hex === undefined ? { end, ...(name ? { name } : {}) } : { end, hex: hex.toUpperCase() };
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Brackets may stand in it unmarked as long as they are balanced. */
function readLiteral(content: string, start: number): Token {
  const step = /\\([0-7]{1,3})|\\([\s\S])|([\s\S])/y;
  let bytes = '';
  let depth = 1;
  let end = start;
  while (end < content.length) {
    step.lastIndex = end;
    const [whole = '', octal, escaped, plain] = step.exec(content) ?? [];
    end += Math.max(1, whole.length);
    depth += plain === '(' ? 1 : plain === ')' ? -1 : 0;
    if (depth === 0) break;
    if (octal) bytes += String.fromCharCode(Number.parseInt(octal, 8));
    else bytes += plain ?? escapes[escaped ?? ''] ?? escaped ?? '';
  }
  return { end, hex: Buffer.from(bytes, 'latin1').toString('hex').toUpperCase() };
}
