import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { addRefs } from './refs.ts';
import { limitTables } from './tables.ts';

/** Deeper than people read; what is nested further stands flat. */
const deepest = 16;
/** Longer than any message: what is beyond is shown as it was typed. */
const maxLength = 40_000;

const markdown = addRefs(
  new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false, maxNesting: deepest + 1 }).disable([
    'image',
    'html_block',
    'html_inline',
    'reference',
    'lheading',
  ]),
);
// Only what stands there as an address becomes a link: no guessing from "www.", from file names or from people's mail.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
flattenFrom(deepest);
// A direction that a text turns and leaves open would turn what stands behind it too: the time, a name.
markdown.core.ruler.push('close_directions', ({ tokens, Token }) => {
  for (const { content, children } of tokens) {
    const isolates = content.match(/[\u2066-\u2068]/g)?.length ?? 0;
    const turns = content.match(/[\u202a\u202b\u202d\u202e]/g)?.length ?? 0;
    if (!children || isolates + turns === 0) continue;
    const close = new Token('text', '', 0);
    close.content = '\u2069'.repeat(isolates) + '\u202c'.repeat(turns);
    children.push(close);
  }
});
limitTables(markdown);
markdown.validateLink = (url: string) => /^(?:https?:\/\/|mailto:)[^\s]+$/i.test(url);

/** Where nesting ends markdown-it drops what is left. Here it becomes one paragraph, with its marks and line by line. */
function flattenFrom(level: number): void {
  const { block } = markdown;
  const tokenize = block.tokenize.bind(block);
  block.tokenize = (state, from, to) => {
    if (state.level < level) return tokenize(state, from, to);
    state.push('paragraph_open', 'p', 1).map = [from, to];
    const inline = state.push('inline', '', 0);
    inline.content = state.getLines(from, to, 0, false).replace(/^\s+/gm, '').trimEnd();
    inline.map = [from, to];
    inline.children = [];
    state.push('paragraph_close', 'p', -1);
    state.line = to;
  };
}

const options: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'br', 'strong', 'em', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'hr', 'span'],
    ...['h3', 'h4', 'h5', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'rel', 'target'],
    ol: ['start'],
    span: ['data-mention', 'data-thing'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'escape',
  transformTags: {
    h1: 'h3',
    h2: 'h3',
    h3: 'h4',
    h4: 'h4',
    h5: 'h5',
    h6: 'h5',
    a: (tagName, { href = '' }) => ({
      tagName,
      attribs: { href, rel: 'noopener noreferrer nofollow', target: '_blank' },
    }),
  },
};

const rendered = new Map<string, string>();
const remembered = 2_000;

/**
 * Markdown as safe HTML: no raw HTML, no images, links only to the web and to mail. Mentions become
 * `<span data-mention="member:id">@name</span>`, things `<span data-thing="thread:id"></span>` without a title: whoever
 * shows it asks what its reader may know. (A `toX` mapper, so that every feature may import it.)
 */
export function toHtml(source: string): string {
  const known = rendered.get(source);
  if (known !== undefined) return known;
  const html = isProse(source) ? `<p>${source}</p>` : source.length > maxLength ? plain(source) : render(source);
  if (rendered.size >= remembered) rendered.delete(rendered.keys().next().value ?? '');
  rendered.set(source, html);
  return html;
}

/** One paragraph of words, as most messages are: nothing in it means anything to Markdown or HTML, and both need not be asked. */
const isProse = (source: string): boolean =>
  /^[\p{Script=Latin}\d„(](?:[\p{Script=Latin}\d ,.;?()„”–…%-]*[\p{Script=Latin}\d,.;?()„”–…%])?$/u.test(source) &&
  !/^\d+[.)]/.test(source);

const render = (source: string): string => sanitizeHtml(markdown.render(source), options).trim();

/** What the same Markdown consists of, for a page that is not HTML. What is too long is one paragraph. */
export const toTokens = (source: string) =>
  source.length > maxLength
    ? markdown.parse(source.replace(/[\\`*_[\]#>~|!@<&]/g, '\\$&'), {})
    : markdown.parse(source, {});

function plain(source: string): string {
  return `<p>${sanitizeHtml(source, { allowedTags: [], allowedAttributes: {}, disallowedTagsMode: 'escape' })}</p>`;
}
