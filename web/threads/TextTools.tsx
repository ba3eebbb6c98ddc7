import Bold from 'lucide-solid/icons/bold';
import Code from 'lucide-solid/icons/code';
import Eye from 'lucide-solid/icons/eye';
import Italic from 'lucide-solid/icons/italic';
import Link from 'lucide-solid/icons/link';
import List from 'lucide-solid/icons/list';
import ListOrdered from 'lucide-solid/icons/list-ordered';
import Quote from 'lucide-solid/icons/quote';
import { For } from 'solid-js';
import { t } from '../i18n/t.ts';
import type { IconShape } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './TextTools.module.css';
import { applyTool, type Tool, toolKeys } from './text-tools.ts';

const icons: [Tool, IconShape][] = [
  ['bold', Bold],
  ['italic', Italic],
  ['bullet', List],
  ['number', ListOrdered],
  ['quote', Quote],
  ['link', Link],
  ['code', Code],
];

type TextToolsProps = {
  field: HTMLTextAreaElement | undefined;
  previewing: boolean;
  onPreview: (on: boolean) => void;
};

/** Marks of Markdown for those who do not type them, with their keys, and how the text will look. */
export function TextTools(props: TextToolsProps) {
  return (
    <div class={styles.tools} role="toolbar" aria-label={t('threads.tools')}>
      <For each={icons}>
        {([tool, icon]) => (
          <IconButton
            label={t('threads.toolKeys', { tool: t(`threads.tool.${tool}`), keys: `Ctrl ${toolKeys[tool].shown}` })}
            icon={icon}
            size="small"
            disabled={props.previewing}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => props.field && applyTool(props.field, tool)}
          />
        )}
      </For>
      <span class={styles.end}>
        <IconButton
          label={t('threads.preview')}
          icon={Eye}
          size="small"
          pressed={props.previewing}
          onClick={() => props.onPreview(!props.previewing)}
        />
      </span>
    </div>
  );
}
