import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { draftField } from '../../shared/drafts/document.ts';
import type { NewDraft } from '../../shared/drafts/schema.ts';
import { draftSchemaVersion } from '../../shared/drafts/sync.ts';
import type { Tx } from '../db/client.ts';
import { refreshDraft } from './finding-actions.ts';

/** A run of text; plain strings are plain text. */
export type Run = string | { text: string; bold?: boolean; italic?: boolean; link?: string };
export type Runs = Run | Run[];
export type Block =
  | { heading: 1 | 2 | 3; text: Runs }
  | { paragraph: Runs }
  | { list: Runs[]; ordered?: boolean }
  | { quote: Runs[] }
  | { table: Runs[][]; head?: Runs[] };

export type SeedInput = NewDraft & {
  groupId: string;
  createdBy: string;
  createdAt?: Date;
  editedAt?: Date;
};

/** Makes a draft that begins with this text, as if `createdBy` had written it. Returns its id. */
export async function seedDraft(trx: Tx, input: SeedInput, blocks: Block[]): Promise<string> {
  const { id } = await trx
    .insertInto('draft')
    .values({ ...input, headSeq: 1, schemaVersion: draftSchemaVersion })
    .returning('id')
    .executeTakeFirstOrThrow();
  const first = {
    draftId: id,
    seq: 1,
    messageId: randomUUID(),
    actor: input.createdBy,
    schemaVersion: draftSchemaVersion,
  };
  await trx
    .insertInto('draftUpdate')
    .values({ ...first, data: Buffer.from(blocksToUpdate(blocks)) })
    .execute();
  await refreshDraft(trx, id);
  return id;
}

/** The blocks as the first update of a document. */
export function blocksToUpdate(blocks: Block[]): Uint8Array {
  const doc = new Y.Doc();
  doc.getXmlFragment(draftField).insert(0, blocks.map(toElement));
  return Y.encodeStateAsUpdate(doc);
}

function toElement(block: Block): Y.XmlElement {
  if ('heading' in block) return element('heading', [toText(block.text)], { level: block.heading });
  if ('paragraph' in block) return paragraph(block.paragraph);
  if ('quote' in block) return element('blockquote', block.quote.map(paragraph));
  if ('list' in block) {
    const items = block.list.map((item) => element('listItem', [paragraph(item)]));
    return block.ordered ? element('orderedList', items, { start: 1 }) : element('bulletList', items);
  }
  const row = (cells: Runs[], kind: string) =>
    element(
      'tableRow',
      cells.map((cell) => element(kind, [paragraph(cell)], { colspan: 1, rowspan: 1 })),
    );
  return element('table', [
    ...(block.head ? [row(block.head, 'tableHeader')] : []),
    ...block.table.map((cells) => row(cells, 'tableCell')),
  ]);
}

const paragraph = (runs: Runs): Y.XmlElement => element('paragraph', [toText(runs)]);

function element(
  name: string,
  children: (Y.XmlElement | Y.XmlText)[],
  attrs: Record<string, number> = {},
): Y.XmlElement {
  const made = new Y.XmlElement<Record<string, number>>(name);
  for (const [key, value] of Object.entries(attrs)) made.setAttribute(key, value);
  made.insert(0, children);
  // Yjs types attributes as strings; in the text of an editor they are any JSON.
  return made as unknown as Y.XmlElement;
}

function toText(runs: Runs): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta([runs].flat().map(toDelta));
  return text;
}

function toDelta(run: Run) {
  if (typeof run === 'string') return { insert: run, attributes: {} };
  const attributes = {
    ...(run.bold ? { bold: {} } : {}),
    ...(run.italic ? { italic: {} } : {}),
    ...(run.link ? { link: { href: run.link } } : {}),
  };
  return { insert: run.text, attributes };
}
