import type { Extensions } from '@tiptap/core';
import { TableKit } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { isSafeLink } from '../../shared/drafts/document.ts';
import { Heading } from './heading.ts';

/**
 * The nodes and marks of a draft. The server refuses what is not in `shared/drafts/document.ts`: change both together, and
 * raise `draftSchemaVersion`, for an editor that does not know a node deletes it.
 */
export const schemaExtensions: Extensions = [
  StarterKit.configure({
    // Yjs has its own history; an empty last paragraph would be written merely by looking.
    undoRedo: false,
    trailingNode: false,
    heading: false,
    code: false,
    codeBlock: false,
    strike: false,
    underline: false,
    horizontalRule: false,
    dropcursor: false,
    link: { openOnClick: 'whenNotEditable', defaultProtocol: 'https', isAllowedUri: isSafeLink },
  }),
  Heading,
  TableKit.configure({ table: { resizable: false } }),
];
