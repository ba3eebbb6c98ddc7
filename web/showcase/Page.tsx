import { createTitle } from '../lib/title.ts';
import { Brand } from '../shell/Brand.tsx';
import { LanguageButton } from '../shell/LanguageButton.tsx';
import { ThemeButton } from '../shell/ThemeButton.tsx';
import { Toasts } from '../ui/Toasts.tsx';
import { Actions } from './Actions.tsx';
import { Containers } from './Containers.tsx';
import { Feedback } from './Feedback.tsx';
import { Fields } from './Fields.tsx';
import { Floating } from './Floating.tsx';
import { Foundations } from './Foundations.tsx';
import { Labels } from './Labels.tsx';
import styles from './Page.module.css';
import { samples } from './samples.ts';

/** Every component of web/ui on one page, in both themes side by side. */
export function ShowcasePage() {
  createTitle(() => samples().title);
  return (
    <>
      <header class={styles.head}>
        <Brand />
        <span class={styles.tools}>
          <LanguageButton />
          <ThemeButton />
        </span>
      </header>
      <main id="main" tabindex={-1}>
        <div class={styles.title}>
          <h1>{samples().title}</h1>
          <p class="muted">{samples().lede}</p>
        </div>
        <div class={styles.themes}>
          <Column theme="light" title={samples().light} />
          <Column theme="dark" title={samples().dark} />
        </div>
      </main>
      <Toasts />
    </>
  );
}

function Column(props: { theme: 'light' | 'dark'; title: string }) {
  return (
    <section class={styles.column} data-theme={props.theme} aria-label={props.title}>
      <h2>{props.title}</h2>
      <Foundations />
      <Actions />
      <Fields />
      <Labels />
      <Containers theme={props.title} />
      <Feedback />
      <Floating />
    </section>
  );
}
