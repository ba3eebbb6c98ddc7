import type { DecorationAttrs } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import styles from './Paper.module.css';

const shownMs = 3_000;

/** Draws somebody's caret: a line in the colour of their sector, and the name. */
export function drawCaret(user: Record<string, unknown>): HTMLElement {
  const caret = document.createElement('span');
  caret.className = styles.caret ?? '';
  caret.dataset.sector = String(user.sector ?? '');
  caret.dataset.person = String(user.id ?? '');
  caret.dataset.fresh = '';
  caret.ariaHidden = 'true';
  const label = document.createElement('span');
  label.textContent = String(user.name ?? '');
  caret.append(label);
  return caret;
}

/** Draws what somebody has selected. */
export const drawSelection = (user: Record<string, unknown>): DecorationAttrs => ({
  class: styles.selection ?? '',
  'data-sector': String(user.sector ?? ''),
});

type Changes = { added: number[]; updated: number[] };

/** Shows a name while its caret moves and for three seconds after. Returns how to stop. */
export function watchCarets(awareness: Awareness, place: HTMLElement): () => void {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  function refresh(person: string): void {
    const carets = [...place.querySelectorAll<HTMLElement>(`.${styles.caret}`)].filter(
      (c) => c.dataset.person === person,
    );
    for (const caret of carets) caret.dataset.fresh = '';
    clearTimeout(timers.get(person));
    timers.set(
      person,
      setTimeout(() => fade(person), shownMs),
    );
  }

  function fade(person: string): void {
    for (const caret of place.querySelectorAll<HTMLElement>(`.${styles.caret}`))
      if (caret.dataset.person === person) delete caret.dataset.fresh;
  }

  function changed({ added, updated }: Changes): void {
    for (const clientId of [...added, ...updated]) {
      const id: unknown = awareness.getStates().get(clientId)?.user?.id;
      if (typeof id === 'string' && clientId !== awareness.clientID) setTimeout(refresh, 0, id);
    }
  }

  awareness.on('change', changed);
  return () => {
    awareness.off('change', changed);
    for (const timer of timers.values()) clearTimeout(timer);
  };
}
