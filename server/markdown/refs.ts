import type { MarkdownIt } from 'markdown-it';
import { chipPattern, mentionPattern } from '../../shared/markdown/refs.ts';

const signs: Record<string, { pattern: () => RegExp; attribute: string }> = {
  '@': { pattern: mentionPattern, attribute: 'data-mention' },
  '#': { pattern: chipPattern, attribute: 'data-thing' },
};

/** Teaches a parser `@[name](member:id)` and `#[title](thread:id)`. */
export function addRefs(markdown: MarkdownIt): MarkdownIt {
  markdown.inline.ruler.before('link', 'ref', (state, silent) => {
    const sign = state.src[state.pos] ?? '';
    const kind = signs[sign];
    if (!kind || state.src[state.pos + 1] !== '[') return false;
    const pattern = new RegExp(kind.pattern().source, 'y');
    pattern.lastIndex = state.pos;
    const found = pattern.exec(state.src);
    if (!found) return false;
    if (!silent) {
      const [, words = '', type, id] = found;
      const open = state.push('ref_open', 'span', 1);
      open.attrSet(kind.attribute, `${type}:${id}`);
      // A thing shows its title to those who may read it, and only they learn it.
      state.push('text', '', 0).content = sign === '@' ? `@${words}` : '';
      state.push('ref_close', 'span', -1);
    }
    state.pos += found[0].length;
    return true;
  });
  return markdown;
}
