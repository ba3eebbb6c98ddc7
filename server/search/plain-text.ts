/**
 * A message as words: without the signs of Markdown, and without the titles of things it points at, which not every reader
 * may know.
 */
export function plainText(markdown: string): string {
  return markdown
    .replace(/#\[[^\]]*\]\([a-z]+:[0-9a-f-]{36}\)/gi, ' ')
    .replace(/@\[([^\]]*)\]\([a-z]+:[0-9a-f-]{36}\)/gi, '@$1')
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/^[ \t]*(?:>|#{1,6}|[-*+]|\d+[.)])[ \t]+/gm, '')
    .replace(/(\*\*|__|~~|`+)/g, '')
    .replace(/\\([\\`*_{}[\]()#+\-.!>~|])/g, '$1');
}
