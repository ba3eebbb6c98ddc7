import { createEffect, createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import type { IconShape } from './Icon.tsx';

export type PaletteItem = {
  id: string;
  label: string;
  /** At the end, in grey: a group, a date. */
  detail?: string;
  icon?: IconShape;
  /** Instead of the icon: an avatar. */
  lead?: () => JSX.Element;
  /** A key that does the same. */
  keys?: string;
  /** A way to look on, not a find: it is not counted. */
  onward?: boolean;
  run: () => void;
};

/** One kind of thing that can be found. */
export type PaletteSource = {
  id: string;
  title: string;
  /** What fits the words typed; at once, or after asking the server. All there is worth offering for no words. */
  find: (query: string, signal: AbortSignal) => readonly PaletteItem[] | Promise<readonly PaletteItem[]>;
};

export type CommandPaletteProps = {
  open: boolean;
  onClose: () => void;
  sources: readonly PaletteSource[];
  /** What can be found: "Szukaj osób, wątków, spotkań". */
  label: string;
};

const View = lazy(() => import('./CommandPaletteView.tsx').then((module) => ({ default: module.CommandPaletteView })));

/** One place to find anything and do anything by keyboard. Its code is loaded when it first opens. */
export function CommandPalette(props: CommandPaletteProps) {
  const [used, setUsed] = createSignal(false);
  createEffect(() => {
    if (props.open) setUsed(true);
  });
  return (
    <Show when={used() && props.open}>
      <Suspense>
        <View {...props} />
      </Suspense>
    </Show>
  );
}
