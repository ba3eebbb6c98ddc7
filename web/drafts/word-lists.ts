type Tag = 'ul' | 'ol';
type Item = { list: string; level: number; marker: string; html: string };

/** A paragraph that Word calls an item of a list: `mso-list:l0 level1 lfo1` names the list, the level and its numbering. */
const paragraph = /<p\b[^>]*\bmso-list:\s*(l\d+)\s+level(\d)\s+(lfo\d+)[^>]*>([\s\S]*?)<\/p>/gi;
const paragraphs = new RegExp(`(?:${paragraph.source}\\s*)+`, 'gi');
/** The bullet or number as text, for programs that know no lists: as the clipboard has it, and as browsers write that. */
const marked = /<!(?:--)?\[if !supportLists\](?:--)?>([\s\S]*?)<!(?:--)?\[endif\](?:--)?>/i;
const ignored = /<span\b[^>]*\bmso-list:\s*Ignore[^>]*>([^<]*)(?:<span\b[^>]*>[^<]*<\/span>)?\s*<\/span>/i;
/** "1.", "2)", "a)", "iv.", "1.1", "§ 3"; all else is a bullet. */
const numbered = /\d|^\(?[a-z]{1,5}[.)]/i;

/** HTML from the clipboard in which the lists of Word, paragraphs with a bullet typed before them, are lists. */
export function makeWordLists(html: string): string {
  return html.replace(paragraphs, (run) => toLists([...run.matchAll(paragraph)].map(readItem)));
}

function readItem([, list = '', level = '1', numbering = '', content = '']: RegExpExecArray): Item {
  const marker = marked.exec(content)?.[1] ?? ignored.exec(content)?.[1] ?? '';
  return {
    list: list + numbering,
    level: Number(level),
    marker: marker.replace(/<[^>]*>|&nbsp;|\s/gi, ''),
    html: content.replace(marked, '').replace(ignored, ''),
  };
}

function toLists(items: readonly Item[]): string {
  const open: { tag: Tag; list: string; level: number }[] = [];
  let html = '';
  const close = () => {
    html += `</li></${open.pop()?.tag}>`;
  };
  for (const item of items) {
    const { list, level } = item;
    const tag = numbered.test(item.marker) ? 'ol' : 'ul';
    while ((open.at(-1)?.level ?? 0) > level) close();
    const last = open.at(-1);
    if (last?.level === level && last.tag === tag && last.list === list) html += '</li>';
    else {
      if (last?.level === level) close();
      open.push({ tag, list, level });
      html += tag === 'ol' ? `<ol${startOf(item)}>` : '<ul>';
    }
    html += `<li><p>${item.html}</p>`;
  }
  while (open.length > 0) close();
  return html;
}

/** A list that goes on after other text goes on counting. */
function startOf({ marker }: Item): string {
  const number = Number.parseInt(marker.replace('(', ''), 10);
  return number > 1 ? ` start="${number}"` : '';
}
