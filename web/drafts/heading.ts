import { mergeAttributes, Node, textblockTypeInputRule } from '@tiptap/core';

const levels = [1, 2, 3] as const;

/** A heading of the text. The page has its own `<h1>`, so level 1 is drawn as `<h2>`; pasted `<h1>` and `<h2>` become level 1. */
export const Heading = Node.create({
  name: 'heading',
  content: 'inline*',
  group: 'block',
  defining: true,

  addAttributes() {
    return { level: { default: 1, rendered: false } };
  },

  parseHTML() {
    const own = levels.map((level) => ({
      tag: `h${level + 1}[data-level="${level}"]`,
      attrs: { level },
      priority: 60,
    }));
    const pasted = [1, 1, 2, 3, 3, 3].map((level, index) => ({ tag: `h${index + 1}`, attrs: { level } }));
    return [...own, ...pasted];
  },

  renderHTML({ node, HTMLAttributes }) {
    const level: unknown = node.attrs.level;
    const depth = levels.find((known) => known === level) ?? 3;
    return [`h${depth + 1}`, mergeAttributes(HTMLAttributes, { 'data-level': String(depth) }), 0];
  },

  addKeyboardShortcuts() {
    return Object.fromEntries(
      levels.map((level) => [
        `Mod-Alt-${level}`,
        () => this.editor.commands.toggleNode('heading', 'paragraph', { level }),
      ]),
    );
  },

  addInputRules() {
    return levels.map((level) =>
      textblockTypeInputRule({
        find: new RegExp(`^(#{${level}})\\s$`),
        type: this.type,
        getAttributes: { level },
      }),
    );
  },
});
