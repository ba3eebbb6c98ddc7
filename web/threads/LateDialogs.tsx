import { createMemo, lazy, Show, Suspense } from 'solid-js';
import { useThread } from './view.ts';

const ThreadDialogs = lazy(() => import('./ThreadDialogs.tsx').then((m) => ({ default: m.ThreadDialogs })));

/** The dialogs about messages, loaded when the first of them opens. */
export function LateDialogs() {
  const { dialog, choosing, making } = useThread();
  const isOpen = () => Boolean(dialog.kind() || choosing.asking() || making.kind());
  const asked = createMemo((before: boolean) => before || isOpen(), false);
  return (
    <Show when={asked()}>
      <Suspense>
        <ThreadDialogs />
      </Suspense>
    </Show>
  );
}
