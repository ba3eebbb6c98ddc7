import { For } from 'solid-js';
import { t } from '../i18n/t.ts';
import { Section } from '../ui/Section.tsx';
import styles from './Help.module.css';

const lines = ['words', 'quoted', 'excluded', 'from', 'in', 'label', 'dates', 'has'] as const;

/** Before anything is typed: what can be. */
export function Help() {
  return (
    <Section title={t('search.helpTitle')}>
      <dl class={styles.list}>
        <For each={lines}>
          {(line) => (
            <div class={styles.line}>
              <dt>
                <code>{t(`search.example.${line}`)}</code>
              </dt>
              <dd>{t(`search.help.${line}`)}</dd>
            </div>
          )}
        </For>
      </dl>
      <p class={styles.keys}>{t('search.help.keys')}</p>
    </Section>
  );
}
