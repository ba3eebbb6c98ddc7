import * as Y from 'yjs';
import { draftField, draftNodes } from '../../shared/drafts/document.ts';
import { carryOffset, findSuccessor } from './succession.ts';

type Run = { at: number; text: string; marks: Record<string, unknown> };
/** A paragraph, heading or the like: its words, and what was typed into it too late; `late` when it is all too late. */
type TextBlock = { element: Y.XmlElement; text: string; runs: Run[]; late: boolean };
type Look = {
  sees: (item: Y.Item) => boolean;
  /** Whether those who deleted it did not know of it: of an item that holds several letters, the one at that place. */
  isLate: (item: Y.Item, at?: number) => boolean;
};
type Incoming = { updates: readonly Uint8Array[]; origin: object; isOurs: (id: Y.ID) => boolean };

/**
 * Applies what others wrote. Who makes a heading of a paragraph replaces it in Yjs: what was typed into the old one at the
 * same time, or without a connection, would vanish with it. Those who typed it put it into the new one, in the same
 * transaction: they never see it gone.
 */
export function applyKeepingLetters(doc: Y.Doc, { updates, origin, isOurs }: Incoming): void {
  doc.transact((transaction) => {
    for (const update of updates) Y.applyUpdate(doc, update, origin);
    const deleted = deletedOf(transaction);
    if (![...deleted].some((item) => isOurs(item.id))) return;
    const asked = updates.map((update) => Y.decodeUpdate(update).ds);
    const isLate = (item: Y.Item, at = 0) => {
      const id = Y.createID(item.id.client, item.id.clock + at);
      return deleted.has(item) && isOurs(id) && !asked.some((deletes) => Y.isDeleted(deletes, id));
    };
    if (![...deleted].some((item) => lettersOf(item).some((_, at) => isLate(item, at)))) return;
    try {
      putBack(doc, { isLate, sees: (item) => deleted.has(item) || wasThere(transaction, item) });
    } catch (error) {
      // Rather a letter lost than the words of the others.
      reportError(error);
    }
    // Else Yjs takes our letters, in what came from others, for another client under our id, and changes the id.
    transaction.local = true;
  }, origin);
}

/** What the transaction deleted of what was there before it. */
function deletedOf(transaction: Y.Transaction): Set<Y.Item> {
  const deleted = new Set<Y.Item>();
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (struct instanceof Y.Item && isOlder(transaction, struct)) deleted.add(struct);
  });
  return deleted;
}

const isOlder = ({ beforeState }: Y.Transaction, { id }: Y.Item): boolean =>
  id.clock < (beforeState.get(id.client) ?? 0);
const wasThere = (transaction: Y.Transaction, item: Y.Item): boolean => !item.deleted && isOlder(transaction, item);

function putBack(doc: Y.Doc, look: Look): void {
  const root = doc.getXmlFragment(draftField);
  const before = textBlocks(root, look);
  const known = before.filter(({ late }) => !late);
  const after = textBlocks(root, { sees: (item) => !item.deleted, isLate: () => false });
  const [texts, newTexts] = [known, after].map((blocks) => blocks.map(({ text }) => text)) as [string[], string[]];
  let anchor: Y.XmlElement | undefined;
  for (const { element, text, runs, late } of before) {
    if (late) {
      anchor &&= addBlock(anchor, element, look);
      continue;
    }
    const index = findSuccessor(
      texts,
      newTexts,
      known.findIndex((block) => block.element === element),
    );
    const successor = index === undefined ? undefined : after[index];
    anchor = successor?.element;
    for (const run of runs.toReversed())
      if (successor) insertRun(successor.element, { ...run, at: carryOffset(text, successor.text, run.at) });
  }
}

function textBlocks(parent: Y.XmlFragment, look: Look): TextBlock[] {
  return children(parent, look.sees).flatMap((item) => {
    const { type } = item.content as Y.ContentType;
    if (!(type instanceof Y.XmlElement)) return [];
    return holdsText(type) ? [readBlock(type, item, look)] : textBlocks(type, look);
  });
}

const holdsText = ({ nodeName }: Y.XmlElement): boolean => draftNodes[nodeName]?.holds === 'text';

function children(parent: Y.XmlFragment | Y.XmlText, sees: Look['sees']): Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = parent._start; item; item = item.right) if (sees(item)) items.push(item);
  return items;
}

function readBlock(element: Y.XmlElement, own: Y.Item, look: Look): TextBlock {
  const block: TextBlock = { element, text: '', runs: [], late: look.isLate(own) };
  for (const child of children(element, look.sees)) {
    const { type } = child.content as Y.ContentType;
    if (type instanceof Y.XmlText) readText(type, block, look);
    else if (look.isLate(child)) block.runs.push({ at: block.text.length, text: ' ', marks: {} });
    else block.text += '\n';
  }
  return block;
}

function readText(type: Y.XmlText, block: TextBlock, { sees, isLate }: Look): void {
  let marks: Record<string, unknown> = {};
  for (const item of children(type, sees)) {
    const { content } = item;
    if (content instanceof Y.ContentFormat) marks = { ...marks, [content.key]: content.value };
    for (const [at, letter] of lettersOf(item).entries()) {
      if (isLate(item, at)) block.runs.push({ at: block.text.length, text: letter, marks });
      else block.text += letter;
    }
  }
}

/** Letter by letter as Yjs counts them. */
const lettersOf = ({ content }: Y.Item): string[] => (content instanceof Y.ContentString ? content.str.split('') : []);

function insertRun(element: Y.XmlElement, run: Run): void {
  let left = run.at;
  const parts = element.toArray();
  const index = parts.findIndex((part) => {
    const isHere = part instanceof Y.XmlText ? left <= part.length : left === 0;
    if (!isHere) left -= part instanceof Y.XmlText ? part.length : 1;
    return isHere;
  });
  const part = parts[index];
  if (part instanceof Y.XmlText) part.insert(left, run.text, run.marks);
  else element.insert(index < 0 ? parts.length : index, [textOf([run])]);
}

function textOf(runs: Run[]): Y.XmlText {
  const made = new Y.XmlText();
  made.applyDelta(runs.map(({ text, marks }) => ({ insert: text, attributes: marks })));
  return made;
}

/** Puts a whole paragraph, or an item of a list, after what stands before it. Returns the last that stands there now. */
function addBlock(anchor: Y.XmlElement, element: Y.XmlElement, look: Look): Y.XmlElement {
  const { runs } = readBlock(element, element._item as Y.Item, look);
  const item =
    element.parent instanceof Y.XmlElement && element.parent.nodeName === 'listItem' ? element.parent : undefined;
  const isNewItem = item?._item && look.isLate(item._item);
  const place = isNewItem && anchor.parent instanceof Y.XmlElement && anchor.parent.nodeName === 'listItem';
  const made = new Y.XmlElement(element.nodeName);
  for (const [name, value] of attributesOf(element)) made.setAttribute(name, value);
  if (runs.length > 0) made.insert(0, [textOf(runs)]);
  const after = place ? (anchor.parent as Y.XmlElement) : anchor;
  const whole = place ? new Y.XmlElement('listItem') : made;
  if (whole !== made) whole.insert(0, [made]);
  const parent = after.parent as Y.XmlFragment;
  parent.insert(parent.toArray().indexOf(after) + 1, [whole]);
  return made;
}

/** Of an element that is deleted too. */
const attributesOf = (element: Y.XmlElement): [string, string][] =>
  [...element._map].map(([name, item]) => [name, item.content.getContent().at(-1) as string]);
