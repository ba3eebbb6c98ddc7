import { chipPattern, mentionPattern } from '../../shared/markdown/refs.ts';
import type { NameOf } from './blocks.ts';
import type { Content, Entry } from './content.ts';
import type { Speech } from './words.ts';

/** The export as Markdown, piece by piece; the label stands at the top, over each day and at the end. */
export function* writeMarkdown(content: Content, speech: Speech, nameOf: NameOf): Generator<string> {
  const { title, label, facts, omitted, closing, days } = content;
  yield `**${label}**\n\n# ${inert(title)}\n\n`;
  yield facts.map(({ name, value }) => `- ${name}: ${inert(value)}\n`).join('');
  if (omitted) yield `\n*${omitted}*\n`;
  if (closing) yield `\n## ${inert(closing.head)}\n\n${bodyOf(closing.body, nameOf)}\n`;
  for (const day of days) {
    yield `\n## ${day.title} · ${label}\n`;
    for (const entry of day.entries) yield `\n${entryText(entry, speech, nameOf)}`;
  }
  yield `\n---\n\n**${label}**\n`;
}

function entryText(entry: Entry, { say }: Speech, nameOf: NameOf): string {
  const { author, time, note, label, gone, quote, body, files } = entry;
  const head = [`### ${inert(author)}, ${time}`, label, note && `*${note}*`].filter(Boolean).join(' · ');
  if (gone) return `${head}\n\n*${gone}*\n`;
  const parts = [
    head,
    quote && `> ${inert(quote.head)}: ${inert(quote.text)}`,
    body && bodyOf(body, nameOf),
    files.length > 0 && `${say('files')}:\n\n${files.map((file) => `- ${inert(file)}`).join('\n')}`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** Headings that people wrote must not look like ours; who is mentioned stays by name, things by kind. */
function bodyOf(body: string, nameOf: NameOf): string {
  return body
    .replace(/^( {0,3})(#{1,6}\s)/gm, '$1\\$2')
    .replace(/^( {0,3})(=+|-+)\s*$/gm, '$1\\$2')
    .replace(mentionPattern(), (_, name: string) => `@${inert(name)}`)
    .replace(chipPattern(), (_, __, kind: string, id: string) => {
      const { text, href } = nameOf({ kind, id });
      return `[${text}](${href})`;
    });
}

/** Words that stay words. */
const inert = (text: string) => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~]/g, '\\$&');
