import { asCode, continueLine, type Edit, linkTo, prefixLines, wrap } from './markdown-edit.ts';

export const tools = {
  bold: (edit: Edit) => wrap(edit, '**'),
  italic: (edit: Edit) => wrap(edit, '*'),
  link: linkTo,
  bullet: (edit: Edit) => prefixLines(edit, 'bullet'),
  number: (edit: Edit) => prefixLines(edit, 'number'),
  quote: (edit: Edit) => prefixLines(edit, 'quote'),
  code: asCode,
} as const;
export type Tool = keyof typeof tools;

/** The keys of the tools: with Ctrl or ⌘, and with Shift where it says so. By the place of the key, not its letter. */
export const toolKeys: Record<Tool, { code: string; shift: boolean; shown: string }> = {
  bold: { code: 'KeyB', shift: false, shown: 'B' },
  italic: { code: 'KeyI', shift: false, shown: 'I' },
  link: { code: 'KeyU', shift: true, shown: 'Shift U' },
  bullet: { code: 'Digit8', shift: true, shown: 'Shift 8' },
  number: { code: 'Digit7', shift: true, shown: 'Shift 7' },
  quote: { code: 'Digit9', shift: true, shown: 'Shift 9' },
  code: { code: 'KeyE', shift: false, shown: 'E' },
};

/** Uses a tool on the selection of a field; the browser's own undo takes it back. */
export function applyTool(field: HTMLTextAreaElement, tool: Tool): void {
  change(field, tools[tool]({ text: field.value, from: field.selectionStart, to: field.selectionEnd }));
}

/** True when the key was one of a tool, or Enter in a list. */
export function editByKey(event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }): boolean {
  const field = event.currentTarget;
  const held = event.ctrlKey || event.metaKey;
  const tool = held && !event.altKey ? toolOf(event) : undefined;
  if (tool) {
    event.preventDefault();
    applyTool(field, tool);
    return true;
  }
  if (event.key !== 'Enter' || held || event.shiftKey || event.isComposing) return false;
  const next = continueLine({ text: field.value, from: field.selectionStart, to: field.selectionEnd });
  if (!next) return false;
  event.preventDefault();
  change(field, next);
  return true;
}

/** Ctrl K finds everywhere; with words chosen in a text it makes them a link, as writing programs do. */
function toolOf({ key, code, shiftKey, currentTarget: field }: KeyboardEvent & { currentTarget: HTMLTextAreaElement }) {
  if (key.toLowerCase() === 'k' && !shiftKey) return field.selectionStart === field.selectionEnd ? undefined : 'link';
  return (Object.keys(toolKeys) as Tool[]).find(
    (each) => toolKeys[each].code === code && toolKeys[each].shift === shiftKey,
  );
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
