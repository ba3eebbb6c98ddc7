import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import { type ProsemirrorBinding, relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { carryOffset, findSuccessor } from './succession.ts';

/**
 * The caret stays where it is in the sentence, whatever others make of the paragraph. Yjs ties it to letters, which are
 * new ones when the paragraph has become a heading or an item; the binding then guesses, and often wrongly.
 */
export const KeepCaret = Extension.create({
  name: 'keepCaret',
  addProseMirrorPlugins: () => [new Plugin({ appendTransaction: keepCaret })],
});

type Change = { isChangeOrigin?: boolean; isUndoRedoOperation?: boolean };

function keepCaret(
  transactions: readonly Transaction[],
  before: EditorState,
  { doc, tr, selection }: EditorState,
): Transaction | null {
  const change = transactions.map((each) => each.getMeta(ySyncPluginKey) as Change | undefined).find(Boolean);
  if (!change?.isChangeOrigin || change.isUndoRedoOperation || !(before.selection instanceof TextSelection))
    return null;
  const { binding } = ySyncPluginKey.getState(before) as { binding: ProsemirrorBinding };
  const tied = binding.beforeTransactionSelection as Record<'anchor' | 'head', Y.RelativePosition> | null;
  const carry = (end: 'anchor' | 'head') =>
    (tied && resolveTied(binding, tied[end])) ?? carryPosition(before.doc, doc, before.selection[end]);
  const [anchor, head] = [carry('anchor'), carry('head')];
  if (anchor === null || head === null || (anchor === selection.anchor && head === selection.head)) return null;
  return tr.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head))).setMeta('addToHistory', false);
}

/** Where the letters are that it is tied to; null when the paragraph that held them is no more. */
function resolveTied(binding: ProsemirrorBinding, tied: Y.RelativePosition): number | null {
  const { doc, type, mapping } = binding;
  const found = Y.createAbsolutePositionFromRelativePosition(tied, doc);
  if (!found || found.type._item?.deleted) return null;
  return relativePositionToAbsolutePosition(doc, type, tied, mapping);
}

type TextBlock = { at: number; text: string };

function carryPosition(before: Node, after: Node, position: number): number | null {
  const [old, now] = [textBlocks(before), textBlocks(after)];
  const place = before.resolve(position);
  const index = old.findIndex(({ at }) => at === place.start());
  const was = old[index];
  if (!was || !place.parent.isTextblock) return null;
  const [texts, newTexts] = [old.map(({ text }) => text), now.map(({ text }) => text)];
  const successor = now[findSuccessor(texts, newTexts, index) ?? -1];
  return successor ? successor.at + carryOffset(was.text, successor.text, place.parentOffset) : null;
}

/** Each paragraph, heading and the like: where its words begin, and its words, a line break being one letter. */
function textBlocks(doc: Node): TextBlock[] {
  const blocks: TextBlock[] = [];
  doc.descendants((node, position) => {
    if (node.isTextblock) blocks.push({ at: position + 1, text: node.textBetween(0, node.content.size, '', '\n') });
  });
  return blocks;
}
