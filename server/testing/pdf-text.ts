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

/** What `Tj` and `TJ` show, glyph by glyph of two bytes, in the order of the page. */
function shownText(content: string, fonts: ReadonlyMap<string, Map<string, string>>): string {
  let font: Map<string, string> | undefined;
  let text = '';
  for (const [, name, hex, literal] of content.matchAll(
    /\/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)>|\(((?:\\[\s\S]|[^\\()])*)\)/g,
  )) {
    if (name) font = fonts.get(name);
    const glyphs = hex ?? (literal === undefined ? '' : Buffer.from(unescaped(literal), 'latin1').toString('hex'));
    for (const [glyph] of glyphs.toUpperCase().matchAll(/.{4}/g)) text += font?.get(glyph) ?? '';
  }
  return text;
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

const unescaped = (literal: string) =>
  literal.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal?: string, char = '') =>
    octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (escapes[char] ?? char),
  );
