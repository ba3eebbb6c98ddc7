import { createEffect, type JSX, onCleanup, Show } from 'solid-js';
import { render } from 'solid-js/web';
import type { ThingKind, ThingRef } from '../../shared/links/schema.ts';
import { t } from '../i18n/t.ts';
import { chipOf } from './chips.ts';
import styles from './RichText.module.css';

type RichTextProps = {
  /** As the server rendered and cleaned it. */
  html: string;
  /** The reader's id: where they are named themselves, it stands out. */
  me?: string;
  /** Goes on in the last line. */
  after?: JSX.Element;
};

/** A text with people named and things pointed at; each thing is called as its reader may know it. */
export function RichText(props: RichTextProps) {
  const after = (<span>{props.after}</span>) as HTMLElement;
  const show = (root: HTMLElement) =>
    createEffect(() => {
      root.innerHTML = props.html;
      for (const place of root.querySelectorAll<HTMLElement>('[data-mention]'))
        place.toggleAttribute('data-me', place.dataset.mention === `member:${props.me}`);
      for (const place of root.querySelectorAll<HTMLElement>('[data-thing]')) showChip(place);
      const last = root.lastElementChild;
      (last?.tagName === 'P' ? last : root).append(after);
    });
  return <div class={styles.text} ref={show} />;
}

function showChip(place: HTMLElement): void {
  const [kind, id = ''] = place.dataset.thing?.split(':') ?? [];
  const thing: ThingRef = { kind: kind as ThingKind, id };
  onCleanup(render(() => <ChipLink thing={thing} />, place));
}

/** A thing in a line of text: its kind and name, leading there; without access only its kind. */
export function ChipLink(props: { thing: ThingRef }) {
  const chip = () => chipOf(props.thing);
  const kind = () => t(`links.kind.${props.thing.kind}`);
  return (
    <Show
      when={chip()?.path}
      fallback={
        <span class={styles.chip} data-hidden={chip() ? '' : undefined}>
          {chip() ? t('links.noAccess', { kind: kind() }) : kind()}
        </span>
      }
    >
      {(path) => (
        <a class={styles.chip} href={path()}>
          <span class={styles.kind}>{kind()}</span> {chip()?.title}
        </a>
      )}
    </Show>
  );
}
