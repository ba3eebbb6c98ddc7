import type { Editor } from '@tiptap/core';
import Bold from 'lucide-solid/icons/bold';
import Italic from 'lucide-solid/icons/italic';
import List from 'lucide-solid/icons/list';
import ListOrdered from 'lucide-solid/icons/list-ordered';
import Redo from 'lucide-solid/icons/redo-2';
import TextQuote from 'lucide-solid/icons/text-quote';
import Undo from 'lucide-solid/icons/undo-2';
import { For, type JSX, onCleanup, onMount } from 'solid-js';
import { type PlainKey, t } from '../i18n/t.ts';
import type { IconShape } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import type { DraftEditor } from './draft-editor.ts';
import { LinkButton } from './LinkButton.tsx';
import { onToolbarKey, rove } from './roving.ts';
import { StyleMenu } from './StyleMenu.tsx';
import { TableMenu } from './TableMenu.tsx';
import styles from './Toolbar.module.css';

type Toggle = {
  name: PlainKey;
  keys: string;
  icon: IconShape;
  isOn: (editor: Editor) => boolean;
  run: (editor: Editor) => void;
};

const marks: Toggle[] = [
  {
    name: 'drafts.bold',
    keys: 'Ctrl B',
    icon: Bold,
    isOn: (editor) => editor.isActive('bold'),
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: 'drafts.italic',
    keys: 'Ctrl I',
    icon: Italic,
    isOn: (editor) => editor.isActive('italic'),
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
];

const blocks: Toggle[] = [
  {
    name: 'drafts.bulletList',
    keys: 'Ctrl Shift 8',
    icon: List,
    isOn: (editor) => editor.isActive('bulletList'),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'drafts.orderedList',
    keys: 'Ctrl Shift 7',
    icon: ListOrdered,
    isOn: (editor) => editor.isActive('orderedList'),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'drafts.quote',
    keys: 'Ctrl Shift B',
    icon: TextQuote,
    isOn: (editor) => editor.isActive('blockquote'),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
];

/** Formatting: one stop for Tab, arrows inside, Alt F10 from the text and Escape back to it. */
export function Toolbar(props: { draft: DraftEditor; end?: JSX.Element }) {
  let bar: HTMLDivElement | undefined;
  const { editor } = props.draft;
  const fromText = (event: KeyboardEvent) => {
    if (!event.altKey || event.key !== 'F10') return;
    event.preventDefault();
    bar?.querySelector<HTMLButtonElement>('button[tabindex="0"]')?.focus();
  };
  const isOwn = (event: Event) => event.target instanceof Node && bar?.contains(event.target);
  onMount(() => {
    if (bar) rove(bar);
    editor.view.dom.addEventListener('keydown', fromText);
    onCleanup(() => !editor.isDestroyed && editor.view.dom.removeEventListener('keydown', fromText));
  });
  return (
    <div
      ref={bar}
      class={styles.bar}
      role="toolbar"
      aria-label={t('drafts.formatting')}
      aria-description={t('drafts.formattingHint')}
      onKeyDown={(event) => {
        // Keys of a menu or a dialog that a button opened come by here too.
        if (!isOwn(event)) return;
        if (event.key === 'Escape') editor.commands.focus();
        else onToolbarKey(event.currentTarget, event);
      }}
      onFocusIn={(event) => rove(event.currentTarget, event.target)}
      // The press of a button must not take the focus, and with it the keyboard of a phone, from the text.
      onMouseDown={(event) => isOwn(event) && event.preventDefault()}
    >
      <StyleMenu draft={props.draft} />
      <span class={styles.line} />
      <For each={marks}>{(toggle) => <ToggleButton draft={props.draft} toggle={toggle} />}</For>
      <LinkButton draft={props.draft} />
      <span class={styles.line} />
      <For each={blocks}>{(toggle) => <ToggleButton draft={props.draft} toggle={toggle} />}</For>
      <TableMenu draft={props.draft} />
      <span class={styles.line} />
      <HistoryButton draft={props.draft} name="drafts.undo" icon={Undo} act="undo" keys="Ctrl Z" />
      <HistoryButton draft={props.draft} name="drafts.redo" icon={Redo} act="redo" keys="Ctrl Y" />
      <span class={styles.end}>{props.end}</span>
    </div>
  );
}

function ToggleButton(props: { draft: DraftEditor; toggle: Toggle }) {
  return (
    <IconButton
      size="small"
      label={t(props.toggle.name)}
      aria-keyshortcuts={props.toggle.keys.replace('Ctrl', 'Control').replaceAll(' ', '+')}
      icon={props.toggle.icon}
      pressed={props.draft.read(props.toggle.isOn)}
      onClick={() => props.toggle.run(props.draft.editor)}
    />
  );
}

type HistoryButtonProps = { draft: DraftEditor; name: PlainKey; icon: IconShape; act: 'undo' | 'redo'; keys: string };

function HistoryButton(props: HistoryButtonProps) {
  const possible = () => props.draft.read((editor) => editor.can()[props.act]());
  return (
    <IconButton
      size="small"
      label={t(props.name)}
      aria-keyshortcuts={props.keys.replace('Ctrl', 'Control').replaceAll(' ', '+')}
      aria-disabled={!possible()}
      icon={props.icon}
      onClick={() => possible() && props.draft.editor.chain().focus()[props.act]().run()}
    />
  );
}
