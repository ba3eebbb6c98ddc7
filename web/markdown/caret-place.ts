const copied = [
  ...['direction', 'boxSizing', 'width', 'paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft'],
  ...['borderTopWidth', 'borderRightWidth', 'borderBottomWidth', 'borderLeftWidth', 'fontFamily', 'fontSize'],
  ...['fontWeight', 'fontStyle', 'lineHeight', 'letterSpacing', 'wordSpacing', 'tabSize'],
] as const;

/** Where a character of a field stands in the window: the left edge, and the top and the bottom of its line. */
function lineOf(field: HTMLTextAreaElement, at: number): { left: number; top: number; bottom: number } {
  const mirror = document.createElement('div');
  const given = getComputedStyle(field) as unknown as Record<string, string>;
  const set = mirror.style as unknown as Record<string, string>;
  for (const name of copied) set[name] = given[name] ?? '';
  Object.assign(mirror.style, {
    position: 'fixed',
    visibility: 'hidden',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  });
  mirror.textContent = field.value.slice(0, at);
  const mark = document.createElement('span');
  mark.textContent = field.value[at] || '.';
  mirror.append(mark);
  document.body.append(mirror);
  const [box, line, frame] = [
    field.getBoundingClientRect(),
    mark.getBoundingClientRect(),
    mirror.getBoundingClientRect(),
  ];
  mirror.remove();
  const top = box.top + line.top - frame.top - field.scrollTop;
  return { left: box.left + line.left - frame.left, top, bottom: top + line.height };
}

const gap = 4;
const margin = 8;

/** Puts a list under the line of a character, or over it where there is more room; always inside what can be seen. */
export function placeAt(list: HTMLElement, field: HTMLTextAreaElement, at: number): void {
  const line = lineOf(field, at);
  const seen = window.visualViewport;
  const [start, end] = [seen?.offsetTop ?? 0, (seen?.offsetTop ?? 0) + (seen?.height ?? window.innerHeight)];
  const [above, below] = [line.top - start - gap - margin, end - line.bottom - gap - margin];
  const under = below >= list.scrollHeight || below >= above;
  const right = document.documentElement.clientWidth - list.offsetWidth - margin;
  list.style.maxHeight = `${Math.max(80, Math.min(320, under ? below : above))}px`;
  list.style.left = `${Math.max(margin, Math.min(line.left, right))}px`;
  list.style.top = under ? `${line.bottom + gap}px` : 'auto';
  list.style.bottom = under ? 'auto' : `${window.innerHeight - line.top + gap}px`;
}
