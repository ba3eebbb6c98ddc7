import { type Accessor, createEffect, createSignal, untrack } from 'solid-js';
import type { ThingKind } from '../../shared/links/schema.ts';
import { t } from '../i18n/t.ts';
import { chipOf } from '../links/chips.ts';
import { addRef, collapseRefs, expandRefs } from './refs-text.ts';

export type HandText = ReturnType<typeof createHandText>;

const titleOf = (kind: string, id: string): string =>
  chipOf({ kind: kind as ThingKind, id })?.title ?? t(`links.kind.${kind as ThingKind}`);

const collapse = (body: string) => {
  const { text, refs } = collapseRefs(body, titleOf);
  return { text, refs: new Map(refs) };
};

/**
 * A stored text as it is written by hand, names without addresses. It follows the stored one, and takes over the names of
 * things that become known only later as long as nobody has typed.
 */
export function createHandText(stored: Accessor<string>, onStored: (body: string) => void) {
  let shown = untrack(() => collapse(stored()));
  const [text, setText] = createSignal(shown.text);
  const whole = () => expandRefs(text(), shown.refs);
  createEffect(() => {
    const body = stored();
    const next = collapse(body);
    untrack(() => {
      if (body === whole() && text() !== shown.text) return;
      shown = next;
      setText(next.text);
    });
  });
  return {
    text,
    write(next: string): void {
      setText(next);
      onStored(whole());
    },
    /** Keeps what a name stands for; returns how to write it. */
    name: (sign: '@' | '#', name: string, target: string) => addRef(shown.refs, sign, { name, target }),
  };
}
