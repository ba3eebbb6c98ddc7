import type { Editor } from '@tiptap/core';
import Table from 'lucide-solid/icons/table-2';
import { Show } from 'solid-js';
import { type PlainKey, t } from '../i18n/t.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';
import type { DraftEditor } from './draft-editor.ts';
import { refocus } from './refocus.ts';

type Act = { name: PlainKey; run: (editor: Editor) => void; danger?: boolean };

const acts: (Act | 'line')[] = [
  { name: 'drafts.rowAbove', run: (editor) => editor.commands.addRowBefore() },
  { name: 'drafts.rowBelow', run: (editor) => editor.commands.addRowAfter() },
  { name: 'drafts.columnBefore', run: (editor) => editor.commands.addColumnBefore() },
  { name: 'drafts.columnAfter', run: (editor) => editor.commands.addColumnAfter() },
  'line',
  { name: 'drafts.headerRow', run: (editor) => editor.commands.toggleHeaderRow() },
  'line',
  { name: 'drafts.rowDelete', run: (editor) => editor.commands.deleteRow() },
  { name: 'drafts.columnDelete', run: (editor) => editor.commands.deleteColumn() },
  { name: 'drafts.tableDelete', run: (editor) => editor.commands.deleteTable(), danger: true },
];

/** Inserts a table; inside of one, a menu of what to do with it. */
export function TableMenu(props: { draft: DraftEditor }) {
  const isInside = () => props.draft.read((editor) => editor.isActive('table'));
  const insert = () => props.draft.editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run();
  const items = (): MenuEntry[] =>
    acts.map((act) =>
      act === 'line'
        ? act
        : {
            label: t(act.name),
            ...(act.danger ? { danger: true } : {}),
            onSelect: () => {
              act.run(props.draft.editor);
              refocus(props.draft.editor);
            },
          },
    );
  return (
    <Show
      when={isInside()}
      fallback={<IconButton size="small" icon={Table} label={t('drafts.tableInsert')} onClick={insert} tabindex={-1} />}
    >
      <Menu
        items={items()}
        trigger={(trigger) => (
          <IconButton {...trigger} size="small" icon={Table} label={t('drafts.table')} pressed tabindex={-1} />
        )}
      />
    </Show>
  );
}
