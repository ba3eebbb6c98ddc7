import { children, type JSX, Show } from 'solid-js';
import styles from './Page.module.css';

type PageProps = {
  /** The context beside the page: a Panel. Under it on a tablet and a phone. */
  panel?: JSX.Element;
  /** Reading width: narrow 54, medium 62 (the default), wide 76 rem. */
  width?: 'narrow' | 'medium' | 'wide' | undefined;
  children: JSX.Element;
};

/** The body of a page in the shell: its one `<main id="main">`, and a panel beside it where the page has one. */
export function Page(props: PageProps) {
  const panel = children(() => props.panel);
  return (
    <div class={styles.page} data-panel={panel() ? '' : undefined}>
      <main class={styles.main} id="main" tabindex={-1} data-width={props.width ?? 'medium'}>
        {props.children}
      </main>
      {panel()}
    </div>
  );
}

type PageHeadProps = {
  title: JSX.Element;
  /** Above the title: a label line, a way back. */
  above?: JSX.Element;
  /** Under the title: Meta or a sentence. */
  children?: JSX.Element;
  /** The page's buttons; one of them primary. */
  actions?: JSX.Element;
};

/** The head of a page: its only `<h1>`, what it is, what to do. */
export function PageHead(props: PageHeadProps) {
  return (
    <div class={styles.head}>
      <div class={styles.words}>
        {props.above}
        <h1>{props.title}</h1>
        {props.children}
      </div>
      <Show when={props.actions}>
        <div class={styles.actions}>{props.actions}</div>
      </Show>
    </div>
  );
}
