import ChevronDown from 'lucide-solid/icons/chevron-down';
import { t } from '../i18n/t.ts';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import type { DraftEditor } from './draft-editor.ts';
import { refocus } from './refocus.ts';
import styles from './Toolbar.module.css';

const levels = [1, 2, 3] as const;

/** What the paragraph is: text, or a heading of one of three levels. */
export function StyleMenu(props: { draft: DraftEditor }) {
  const level = () =>
    props.draft.read((editor) => levels.find((known) => editor.isActive('heading', { level: known })) ?? 0);
  const name = () => nameOf(level());
  const choose = (wanted: number) => {
    const chain = props.draft.editor.chain();
    if (wanted === 0) chain.setNode('paragraph').run();
    else chain.setNode('heading', { level: wanted }).run();
    refocus(props.draft.editor);
  };
  return (
    <Menu
      items={[0, ...levels].map((wanted) => ({
        label: nameOf(wanted),
        keys: `Ctrl Alt ${wanted}`,
        checked: level() === wanted,
        onSelect: () => choose(wanted),
      }))}
      trigger={(trigger) => (
        <button {...trigger} type="button" class={styles.style} aria-label={t('drafts.style', { style: name() })}>
          {name()}
          <Icon of={ChevronDown} size="s" />
        </button>
      )}
    />
  );
}

const nameOf = (level: number) => (level === 0 ? t('drafts.paragraph') : t('drafts.heading', { level }));
