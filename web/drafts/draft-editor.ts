import { Editor } from '@tiptap/core';
import Collaboration from '@tiptap/extension-collaboration';
import CollaborationCaret from '@tiptap/extension-collaboration-caret';
import { Placeholder } from '@tiptap/extensions/placeholder';
import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import { cleanText, draftField } from '../../shared/drafts/document.ts';
import { t } from '../i18n/t.ts';
import { drawCaret, drawSelection, watchCarets } from './caret-label.ts';
import type { DraftSession } from './draft-session.ts';
import { schemaExtensions } from './editor-schema.ts';
import { KeepCaret } from './keep-caret.ts';
import { makeWordLists } from './word-lists.ts';

export type DraftEditor = {
  editor: Editor;
  /** Reads the editor's state, again after every transaction. */
  read: <Value>(look: (editor: Editor) => Value) => Value;
};

/** The TipTap editor of a draft in Solid: bound to the shared document, closed with its owner. */
export function createDraftEditor(place: HTMLElement, session: DraftSession, editable: Accessor<boolean>): DraftEditor {
  const [turn, setTurn] = createSignal(0);
  const { doc, awareness } = session;
  const editor = new Editor({
    element: place,
    injectCSS: false,
    editable: editable(),
    extensions: [
      ...schemaExtensions,
      Placeholder.configure({ placeholder: () => t('drafts.placeholder'), showOnlyWhenEditable: true }),
      Collaboration.configure({ document: doc, field: draftField }),
      KeepCaret,
      CollaborationCaret.configure({
        provider: { awareness },
        user: {},
        render: drawCaret,
        selectionRender: drawSelection,
      }),
    ],
    editorProps: {
      attributes: () => attributes(editable()),
      transformPastedText: cleanText,
      transformPastedHTML: (html) => makeWordLists(cleanText(html)),
    },
    onTransaction: () => setTurn((now) => now + 1),
  });
  const stopCarets = watchCarets(awareness, place);
  createEffect(() => editor.setEditable(editable(), false));
  onCleanup(() => {
    stopCarets();
    editor.destroy();
  });
  return {
    editor,
    read(look) {
      turn();
      return look(editor);
    },
  };
}

/** In reading it is a plain article; in writing a text field. */
function attributes(editable: boolean): Record<string, string> {
  const common = { 'aria-label': t('drafts.text'), lang: 'pl' };
  return editable
    ? { ...common, role: 'textbox', 'aria-multiline': 'true', spellcheck: 'true' }
    : { ...common, role: 'article', tabindex: '0' };
}
