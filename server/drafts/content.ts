import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { draftField } from '../../shared/drafts/document.ts';

type Mark = { type: string; attrs?: Record<string, unknown> };
/** A node of the text, in the JSON of ProseMirror. */
export type ContentNode = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: ContentNode[];
  text?: string;
  marks?: Mark[];
};

/** The text of a document as JSON of ProseMirror, without the history. */
export function toContent(doc: Y.Doc): ContentNode {
  return { type: 'doc', content: doc.getXmlFragment(draftField).toArray().flatMap(toNodes) };
}

/** SHA-256 over every character, format and attribute: equal for equal texts, whoever wrote them in whatever order. */
export function hashContent(content: ContentNode): string {
  return createHash('sha256').update(canonical(content)).digest('hex');
}

function toNodes(type: unknown): ContentNode[] {
  if (type instanceof Y.XmlText) return toTextNodes(type);
  if (!(type instanceof Y.XmlElement)) return [];
  const attrs = present(type.getAttributes());
  const content = type.toArray().flatMap(toNodes);
  return [
    {
      type: type.nodeName,
      ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
      ...(content.length > 0 ? { content } : {}),
    },
  ];
}

function toTextNodes(text: Y.XmlText): ContentNode[] {
  const delta: { insert: unknown; attributes?: Record<string, unknown> }[] = text.toDelta();
  return delta
    .filter((piece) => typeof piece.insert === 'string')
    .map(({ insert, attributes = {} }) => {
      const marks = Object.entries(attributes)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([type, attrs]) => toMark(type, attrs));
      return { type: 'text', text: String(insert), ...(marks.length > 0 ? { marks } : {}) };
    });
}

function toMark(type: string, value: unknown): Mark {
  const attrs = present(typeof value === 'object' && value !== null ? { ...value } : {});
  return Object.keys(attrs).length > 0 ? { type, attrs } : { type };
}

function present(attrs: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attrs).filter(([, value]) => value !== null && value !== undefined));
}

/** JSON with the keys of every object in order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`);
  return `{${parts.join(',')}}`;
}
