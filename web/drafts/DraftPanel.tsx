import { createEffect, createSignal, For, on, onCleanup, Show } from 'solid-js';
import type { DraftView } from '../../shared/drafts/schema.ts';
import { t } from '../i18n/t.ts';
import { Related } from '../links/Related.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Section } from '../ui/Section.tsx';
import styles from './DraftPage.module.css';
import type { DraftEditor } from './draft-editor.ts';
import { type Summary, summarise } from './outline.ts';
import { Versions } from './Versions.tsx';

const settleMs = 300;

type DraftPanelProps = { draft: DraftView; editor: DraftEditor | undefined; mayWrite: boolean; onPinned: () => void };

/** Beside the paper: the headings, the length, the versions that were kept. */
export function DraftPanel(props: DraftPanelProps) {
  const summary = createSummary(() => props.editor);
  const go = (index: number) => {
    const heading = props.editor?.editor.view.dom.querySelectorAll<HTMLElement>('[data-level]')[index];
    heading?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    const { editor } = props.editor ?? {};
    if (!heading || !editor) return;
    if (props.mayWrite)
      editor.chain().setTextSelection(editor.view.posAtDOM(heading, 0)).focus(null, { scrollIntoView: false }).run();
  };
  return (
    <div class={styles.aside}>
      <Panel label={t('drafts.about')} sticky>
        <Section title={t('drafts.outline')}>
          <Show when={summary().headings.length > 0} fallback={<p class={styles.hint}>{t('drafts.outlineEmpty')}</p>}>
            <ol class={styles.outline}>
              <For each={summary().headings}>
                {(heading, index) => (
                  <li>
                    <button type="button" class={styles.entry} data-level={heading.level} onClick={() => go(index())}>
                      {heading.text}
                    </button>
                  </li>
                )}
              </For>
            </ol>
          </Show>
          <p class={styles.hint}>{t('drafts.words', { count: summary().words })}</p>
        </Section>
        <Versions draft={props.draft} mayWrite={props.mayWrite} onPinned={() => props.onPinned()} />
        <Related thing={{ kind: 'draft', id: props.draft.id }} />
      </Panel>
    </div>
  );
}

/** Headings and length, a moment after the text has come to rest. */
function createSummary(editor: () => DraftEditor | undefined): () => Summary {
  const [summary, setSummary] = createSignal<Summary>({ headings: [], words: 0 });
  let timer: ReturnType<typeof setTimeout> | undefined;
  createEffect(
    on(
      () => editor()?.read((now) => now.state.doc),
      (doc, before) => {
        clearTimeout(timer);
        if (doc) timer = setTimeout(() => setSummary(summarise(doc)), before ? settleMs : 0);
      },
    ),
  );
  onCleanup(() => clearTimeout(timer));
  return summary;
}
