import { createSignal, onCleanup } from 'solid-js';

/** How high what stands at the bottom of the page is, in pixels. */
const [dockHeight, setDockHeight] = createSignal(0);

export { dockHeight };

/** Toasts rise above what stands at the bottom of the page, however high it grows. */
export function keepDockClear(dock: HTMLElement): void {
  const resized = new ResizeObserver(() => setDockHeight(dock.offsetHeight));
  resized.observe(dock);
  onCleanup(() => {
    resized.disconnect();
    setDockHeight(0);
  });
}
