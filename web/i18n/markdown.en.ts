import type { Translation } from './dictionary.ts';
import type { markdownPl } from './markdown.pl.ts';

export const markdownEn: Translation<typeof markdownPl> = {
  'markdown.tools': 'Formatting',
  'markdown.toolKeys': '{tool} ({keys})',
  'markdown.tool.bold': 'Bold',
  'markdown.tool.italic': 'Italic',
  'markdown.tool.bullet': 'List',
  'markdown.tool.number': 'Numbered list',
  'markdown.tool.quote': 'Quote',
  'markdown.tool.link': 'Link',
  'markdown.tool.code': 'Code',
  'markdown.preview': 'Preview',
  'markdown.nothingYet': 'There is nothing to show yet.',
  'markdown.suggestPeople': 'People to mention',
  'markdown.suggestThings': 'Threads, meetings, documents and findings',
  'markdown.wholeGroup': 'the whole group',
  'markdown.charactersLeft': { one: '{count} character left', other: '{count} characters left' },
  'markdown.tooLong': { one: '{count} character too long', other: '{count} characters too long' },
  'markdown.suggestCount': { one: '{count} suggestion', other: '{count} suggestions' },
};
