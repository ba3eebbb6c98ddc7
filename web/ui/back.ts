import { useBeforeLeave } from '@solidjs/router';
import { createEffect, on, onCleanup } from 'solid-js';

/** What lies over the page, the topmost last. */
const layers: object[] = [];

/** Back closes what lies over the page, the topmost first, instead of leaving the page under it. */
export function createBackCloses(isOpen: () => boolean, close: () => void): void {
  const layer = {};
  const drop = () => {
    const at = layers.indexOf(layer);
    if (at >= 0) layers.splice(at, 1);
  };
  createEffect(
    on(isOpen, (open) => {
      drop();
      if (open) layers.push(layer);
    }),
  );
  onCleanup(drop);
  useBeforeLeave((event) => {
    // A number is a step in the history; a link followed out of a dialog is a path.
    if (typeof event.to !== 'number' || event.defaultPrevented || layers.at(-1) !== layer) return;
    event.preventDefault();
    close();
  });
}
