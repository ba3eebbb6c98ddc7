import { onCleanup } from 'solid-js';

/** Toasts rise above what stands at the bottom of the page, however high it grows. */
export function keepDockClear(dock: HTMLElement): void {
  const { style } = document.documentElement;
  const resized = new ResizeObserver(() => style.setProperty('--dock', `${dock.offsetHeight}px`));
  resized.observe(dock);
  onCleanup(() => {
    resized.disconnect();
    style.removeProperty('--dock');
  });
}
