import { asCode, continueLine, type Edit, linkTo, prefixLines, wrap } from './markdown-edit.ts';
import type { Tool } from './tool-keys.ts';

const edits: Record<Tool, (edit: Edit) => Edit> = {
  bold: (edit) => wrap(edit, '**'),
  italic: (edit) => wrap(edit, '*'),
  link: linkTo,
  bullet: (edit) => prefixLines(edit, 'bullet'),
  number: (edit) => prefixLines(edit, 'number'),
  quote: (edit) => prefixLines(edit, 'quote'),
  code: asCode,
};

const editOf = (field: HTMLTextAreaElement): Edit => ({
  text: field.value,
  from: field.selectionStart,
  to: field.selectionEnd,
});

/** Uses a tool on the selection of a field; the browser's own undo takes it back. */
export const applyTool = (field: HTMLTextAreaElement, tool: Tool): void => change(field, edits[tool](editOf(field)));

/** Enter inside a list or a quote begins its next line. */
export function continueByKey(event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }): void {
  const { currentTarget: field, ctrlKey, metaKey, shiftKey, isComposing } = event;
  if (event.key !== 'Enter' || ctrlKey || metaKey || shiftKey || isComposing) return;
  const next = continueLine(editOf(field));
  if (!next) return;
  event.preventDefault();
  change(field, next);
}

/** Replaces only what differs, as if it had been typed: so the browser can undo it. */
function change(field: HTMLTextAreaElement, { text, from, to }: Edit): void {
  const before = field.value;
  let start = 0;
  while (start < before.length && before[start] === text[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < text.length - start && before.at(-1 - end) === text.at(-1 - end))
    end += 1;
  field.focus();
  field.setSelectionRange(start, before.length - end);
  const added = text.slice(start, text.length - end);
  // The one way to a change that Ctrl Z knows; deprecated, and without a successor.
  if (!document.execCommand(added ? 'insertText' : 'delete', false, added)) {
    field.setRangeText(added, start, before.length - end, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  field.setSelectionRange(from, to);
}
