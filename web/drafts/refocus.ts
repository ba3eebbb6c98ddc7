import type { Editor } from '@tiptap/core';

/** Gives the focus back to the text after a menu or a dialog has closed, which returns it to its button first. */
export function refocus(editor: Editor): void {
  setTimeout(() => editor.isDestroyed || editor.commands.focus(), 60);
}
