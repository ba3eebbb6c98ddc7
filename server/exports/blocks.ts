import { toTokens } from '../markdown/render.ts';

type Token = ReturnType<typeof toTokens>[number];

/** A run of words with one look; `href` leads out of the document. */
export type Span = { text: string; strong?: true; em?: true; strike?: true; code?: true; href?: string; br?: true };
export type Block =
  | { kind: 'paragraph' | 'heading'; spans: Span[] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { kind: 'table'; rows: Span[][][] };

/** What stands for a thing: whoever gets the document may not be who may learn its title. */
export type NameOf = (ref: { kind: string; id: string }) => { text: string; href: string };

/** Markdown as a tree of blocks, for a page that is not HTML. */
export function toBlocks(markdown: string, nameOf: NameOf): Block[] {
  return read(makeReader(toTokens(markdown)), undefined, nameOf);
}

type Reader = { next(): Token | undefined };

function makeReader(tokens: Token[]): Reader {
  let at = 0;
  return { next: () => tokens[at++] };
}

/** Blocks up to the token that closes what they stand in. */
function read(reader: Reader, until: string | undefined, nameOf: NameOf): Block[] {
  const blocks: Block[] = [];
  for (let token = reader.next(); token && token.type !== until; token = reader.next()) {
    const block = toBlock(token, reader, nameOf);
    if (block) blocks.push(block);
  }
  return blocks;
}

function toBlock(token: Token, reader: Reader, nameOf: NameOf): Block | undefined {
  switch (token.type) {
    case 'paragraph_open':
      return { kind: 'paragraph', spans: readInline(reader, 'paragraph_close', nameOf) };
    case 'heading_open':
      return { kind: 'heading', spans: readInline(reader, 'heading_close', nameOf) };
    case 'fence':
    case 'code_block':
      return { kind: 'code', text: token.content.trimEnd() };
    case 'hr':
      return { kind: 'rule' };
    case 'blockquote_open':
      return { kind: 'quote', blocks: read(reader, 'blockquote_close', nameOf) };
    case 'bullet_list_open':
      return { kind: 'list', ordered: false, start: 1, items: readItems(reader, 'bullet_list_close', nameOf) };
    case 'ordered_list_open': {
      const start = Number(token.attrGet('start') ?? 1);
      return { kind: 'list', ordered: true, start, items: readItems(reader, 'ordered_list_close', nameOf) };
    }
    case 'table_open':
      return { kind: 'table', rows: readRows(reader, nameOf) };
    case 'inline':
      return { kind: 'paragraph', spans: toSpans(token, nameOf) };
    default:
      return undefined;
  }
}

function readItems(reader: Reader, until: string, nameOf: NameOf): Block[][] {
  const items: Block[][] = [];
  for (let token = reader.next(); token && token.type !== until; token = reader.next())
    if (token.type === 'list_item_open') items.push(read(reader, 'list_item_close', nameOf));
  return items;
}

function readRows(reader: Reader, nameOf: NameOf): Span[][][] {
  const rows: Span[][][] = [];
  for (let token = reader.next(); token && token.type !== 'table_close'; token = reader.next()) {
    if (token.type === 'tr_open') rows.push([]);
    if (token.type === 'inline') rows.at(-1)?.push(toSpans(token, nameOf));
  }
  return rows;
}

function readInline(reader: Reader, until: string, nameOf: NameOf): Span[] {
  const spans: Span[] = [];
  for (let token = reader.next(); token && token.type !== until; token = reader.next())
    if (token.type === 'inline') spans.push(...toSpans(token, nameOf));
  return spans;
}

type Look = Omit<Span, 'text' | 'br'>;
const marks: Record<string, keyof Look> = { strong: 'strong', em: 'em', s: 'strike' };

function toSpans({ children }: Token, nameOf: NameOf): Span[] {
  const spans: Span[] = [];
  let look: Look = {};
  for (const token of children ?? []) {
    const mark = marks[token.type.replace(/_(open|close)$/, '')];
    if (mark) look = { ...without(look, mark), ...(token.nesting === 1 ? { [mark]: true } : {}) };
    else if (token.type === 'link_open') look = { ...look, href: String(token.attrGet('href') ?? '') };
    else if (token.type === 'link_close' || token.type === 'ref_close') look = without(look, 'href');
    else if (token.type === 'ref_open') {
      const thing = thingOf(token, nameOf);
      if (thing) spans.push({ ...look, ...thing });
    } else if (token.type === 'softbreak' || token.type === 'hardbreak') spans.push({ text: '', br: true });
    else if (token.content !== '')
      spans.push({ ...look, text: token.content, ...(token.type === 'code_inline' ? { code: true } : {}) });
  }
  return spans;
}

function without(look: Look, name: keyof Look): Look {
  const { [name]: _, ...rest } = look;
  return rest;
}

/** A mention brings its own words; a thing has none. */
function thingOf(token: Token, nameOf: NameOf): { text: string; href: string } | undefined {
  const [kind = '', id = ''] = String(token.attrGet('data-thing') ?? '').split(':');
  return id ? nameOf({ kind, id }) : undefined;
}
