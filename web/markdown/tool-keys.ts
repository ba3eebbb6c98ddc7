export const tools = ['bold', 'italic', 'bullet', 'number', 'quote', 'link', 'code'] as const;
export type Tool = (typeof tools)[number];

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

/**
 * The tool that a key means. Ctrl K finds everywhere; with words chosen in a text it makes them a link, as writing programs do.
 */
export function toolOf(event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }): Tool | undefined {
  const { key, code, shiftKey, currentTarget: field } = event;
  if (event.altKey || !(event.ctrlKey || event.metaKey)) return undefined;
  if (key.toLowerCase() === 'k' && !shiftKey) return field.selectionStart === field.selectionEnd ? undefined : 'link';
  return tools.find((each) => toolKeys[each].code === code && toolKeys[each].shift === shiftKey);
}
