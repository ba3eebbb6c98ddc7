import type { Node } from '@tiptap/pm/model';

export type Heading = { level: number; text: string };
export type Summary = { headings: Heading[]; words: number };

const word = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’.-]*[\p{L}\p{N}])?/gu;

/** Number of words, the same in Polish and English: "e-mail" and "2019 r." count as one and two. */
export function countWords(text: string): number {
  return text.match(word)?.length ?? 0;
}

/** The headings of a text in order, and its length. */
export function summarise(doc: Node): Summary {
  const headings: Heading[] = [];
  let words = 0;
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    words += countWords(node.textBetween(0, node.content.size, ' ', ' '));
    if (node.type.name === 'heading') headings.push({ level: Number(node.attrs.level), text: node.textContent });
    return false;
  });
  return { headings, words };
}
