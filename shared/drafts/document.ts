/** Name of the Y.XmlFragment that holds the text of a draft. */
export const draftField = 'default';

/** What a draft may contain: the ProseMirror schema of the editor, seen from the wire. A test compares the two. */
type Node = { holds: 'text' | readonly string[]; attrs: Readonly<Record<string, (value: unknown) => boolean>> };

const block = ['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote', 'table'] as const;
const none = {};

const isText = (value: unknown) => value === null || (typeof value === 'string' && value.length <= 2_000);
const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 10_000;
const isLevel = (value: unknown) => value === 1 || value === 2 || value === 3;
const isWidths = (value: unknown) =>
  value === null || (Array.isArray(value) && value.length <= 100 && value.every(isCount));
const cell = { colspan: isCount, rowspan: isCount, colwidth: isWidths, align: isText };

export const rootHolds: readonly string[] = block;

export const draftNodes: Readonly<Record<string, Node>> = {
  paragraph: { holds: 'text', attrs: none },
  heading: { holds: 'text', attrs: { level: isLevel } },
  bulletList: { holds: ['listItem'], attrs: none },
  orderedList: { holds: ['listItem'], attrs: { start: isCount, type: isText } },
  listItem: { holds: block, attrs: none },
  blockquote: { holds: block, attrs: none },
  table: { holds: ['tableRow'], attrs: none },
  tableRow: { holds: ['tableCell', 'tableHeader'], attrs: none },
  tableCell: { holds: block, attrs: cell },
  tableHeader: { holds: block, attrs: cell },
  hardBreak: { holds: [], attrs: none },
};

export const draftMarks: Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  bold: none,
  italic: none,
  link: { href: isSafeLink, target: isText, rel: isText, class: isText, title: isText },
};

/** Deeper nesting than this is no text of people, and would overflow the stack of an editor. */
export const depthLimit = 60;

/** True for addresses a link may have: web, mail, phone. */
export function isSafeLink(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 2_000 && /^(https?:\/\/|mailto:|tel:)/i.test(value);
}

// Control characters that neither XML nor PostgreSQL text can hold.
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** True when text holds no character that would break an export. */
export const isCleanText = (text: string): boolean => text.search(control) === -1;

/** The text without such characters: what the editor does with everything pasted. */
export const cleanText = (text: string): string => text.replace(control, '');
