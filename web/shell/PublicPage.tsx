import { type JSX, type ParentProps, Show } from 'solid-js';
import { createTitle } from '../lib/title.ts';
import { Brand } from './Brand.tsx';
import { LanguageButton } from './LanguageButton.tsx';
import styles from './PublicPage.module.css';
import { ThemeButton } from './ThemeButton.tsx';

type PublicPageProps = ParentProps<{ title: string; lede?: JSX.Element; width?: 'form' | 'wide' }>;

/** The frame of pages that need no account: mark, language, theme, one column. */
export function PublicPage(props: PublicPageProps) {
  createTitle(() => props.title);
  return (
    <div class={styles.public}>
      <header class={styles.head}>
        <Brand />
        <LanguageButton />
        <ThemeButton />
      </header>
      <main class={styles.main} id="main" tabindex={-1} data-width={props.width ?? 'form'}>
        <h1>{props.title}</h1>
        <Show when={props.lede}>
          <p>{props.lede}</p>
        </Show>
        {props.children}
      </main>
    </div>
  );
}
