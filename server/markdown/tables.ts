import type { MarkdownIt, StateBlock } from 'markdown-it';

/** Wider than a page, and more than people type into one text: rows are filled up, so that few letters could make a book. */
const [mostColumns, mostCells] = [50, 2_000];

/** A table that is too wide, or with which a text has too many cells, stays the lines that were typed. */
export function limitTables(markdown: MarkdownIt): MarkdownIt {
  const cells = new WeakMap<object, number>();
  markdown.block.ruler.before('table', 'table_as_text', (state, start, end) => {
    const columns = start + 2 > end ? 0 : columnsOf(lineAt(state, start), lineAt(state, start + 1));
    if (columns === 0) return false;
    const after = endOfTable(state, start, end);
    const count = (cells.get(state.env) ?? 0) + columns * (after - start - 1);
    if (columns <= mostColumns && count <= mostCells) {
      cells.set(state.env, count);
      return false;
    }
    state.push('paragraph_open', 'p', 1).map = [start, after];
    const inline = state.push('inline', '', 0);
    inline.content = state.getLines(start, after, state.blkIndent, false).trim();
    inline.map = [start, after];
    inline.children = [];
    state.push('paragraph_close', 'p', -1);
    state.line = after;
    return true;
  });
  return markdown;
}

/** How many cells the tables of a text have, or somewhat more; cheap, for whoever plans what to do with many texts. */
export function toCellCount(source: string): number {
  let count = 0;
  let columns = 0;
  let head = '';
  for (const line of source.split('\n')) {
    const row = line.replace(/^[\s>]+/, '');
    if (row === '') columns = 0;
    else if (head.includes('|') && isRule(row)) columns = cellsOf(row);
    count += columns;
    head = row;
  }
  return Math.min(count, mostCells);
}

const isRule = (row: string): boolean => /^[|:-][|:\-\s]*$/.test(row);

/** As wide as the row of lines under its head; 0 when it is no table. */
function columnsOf(head: string, rule: string): number {
  if (!head.includes('|') || !isRule(rule)) return 0;
  const columns = cellsOf(rule);
  return columns === cellsOf(head) ? columns : 0;
}

/** As the parser counts: what stands before the first line and behind the last one only where there is something. */
function cellsOf(row: string): number {
  const parts = row.trim().split(/(?<!\\)\|/);
  return parts.length - (parts[0] === '' ? 1 : 0) - (parts.length > 1 && parts.at(-1) === '' ? 1 : 0);
}

/** A line without what it is set in by; nothing when it is code. */
function lineAt(state: StateBlock, line: number): string {
  const indent = (state.sCount[line] ?? 0) - state.blkIndent;
  if (indent < 0 || indent >= 4) return '';
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}

/** The first line behind a table: an empty one, or one that stands further out. */
function endOfTable(state: StateBlock, start: number, end: number): number {
  for (let line = start + 2; line < end; line++) if (lineAt(state, line).trim() === '') return line;
  return end;
}
