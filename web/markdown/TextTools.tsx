import Bold from 'lucide-solid/icons/bold';
import Code from 'lucide-solid/icons/code';
import Eye from 'lucide-solid/icons/eye';
import Italic from 'lucide-solid/icons/italic';
import Link from 'lucide-solid/icons/link';
import List from 'lucide-solid/icons/list';
import ListOrdered from 'lucide-solid/icons/list-ordered';
import Quote from 'lucide-solid/icons/quote';
import { createSignal, For } from 'solid-js';
import { t } from '../i18n/t.ts';
import type { IconShape } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { heldKey } from './keys.ts';
import styles from './TextTools.module.css';
import { type Tool, toolKeys, tools } from './tool-keys.ts';

const icons: Record<Tool, IconShape> = {
  bold: Bold,
  italic: Italic,
  bullet: List,
  number: ListOrdered,
  quote: Quote,
  link: Link,
  code: Code,
};

type TextToolsProps = {
  onTool: (tool: Tool) => void;
  previewing: boolean;
  onPreview: (on: boolean) => void;
};

/**
 * Marks of Markdown for those who do not type them, with their keys, and how the text will look. One stop of Tab; the arrows
 * go from tool to tool (ARIA APG, toolbar).
 */
export function TextTools(props: TextToolsProps) {
  const [current, setCurrent] = createSignal(0);
  // While the text is shown as it will look, the way back is all there is.
  const stop = () => (props.previewing ? tools.length : current());

  function move(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const last = tools.length;
    const next =
      event.key === 'Home' ? 0 : event.key === 'End' ? last : (current() + (step ?? 0) + last + 1) % (last + 1);
    if (props.previewing || (!step && event.key !== 'Home' && event.key !== 'End')) return;
    event.preventDefault();
    setCurrent(next);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  }

  return (
    <div class={styles.tools} role="toolbar" aria-label={t('markdown.tools')} onKeyDown={move}>
      <For each={tools}>
        {(tool, index) => (
          <IconButton
            label={t('markdown.toolKeys', {
              tool: t(`markdown.tool.${tool}`),
              keys: `${heldKey()} ${toolKeys[tool].shown}`,
            })}
            icon={icons[tool]}
            size="small"
            tabIndex={stop() === index() ? 0 : -1}
            disabled={props.previewing}
            onFocus={() => setCurrent(index())}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => props.onTool(tool)}
          />
        )}
      </For>
      <span class={styles.end}>
        <IconButton
          label={t('markdown.preview')}
          icon={Eye}
          size="small"
          tabIndex={stop() === tools.length ? 0 : -1}
          pressed={props.previewing}
          onFocus={() => setCurrent(tools.length)}
          onClick={() => props.onPreview(!props.previewing)}
        />
      </span>
    </div>
  );
}
