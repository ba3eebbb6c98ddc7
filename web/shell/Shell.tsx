import { type RouteSectionProps, useLocation } from '@solidjs/router';
import { createEffect, createSignal, ErrorBoundary, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js';
import { requireMe } from '../accounts/session.ts';
import { forgetGroups, loadGroups } from '../groups/my-groups.ts';
import { socket } from '../lib/socket.ts';
import { watchOutbox } from '../threads/outbox.ts';
import { forgetToday, freshenToday, loadToday } from '../today/store.ts';
import { Toasts } from '../ui/Toasts.tsx';
import { BottomBar } from './BottomBar.tsx';
import { FailedPage } from './FailedPage.tsx';
import styles from './Shell.module.css';
import { SideNav } from './SideNav.tsx';
import { TopBar } from './TopBar.tsx';

const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }));

/** The frame around the pages of signed-in people: places at the side (below on a phone), search and account on top. */
export function Shell(props: RouteSectionProps) {
  const here = useLocation();
  const [searching, setSearching] = createSignal<boolean>();
  followOwnTopic();
  onCleanup(watchOutbox(requireMe().id));
  createEffect(() => {
    if (here.pathname) void freshenToday();
  });
  onMount(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      setSearching((open) => !open);
    };
    document.addEventListener('keydown', listen);
    onCleanup(() => document.removeEventListener('keydown', listen));
  });
  return (
    <div class={styles.shell}>
      <SideNav pathname={here.pathname} />
      <div class={styles.frame}>
        <TopBar onSearch={() => setSearching(true)} />
        <ErrorBoundary fallback={(error: unknown, reset) => <FailedPage error={error} retry={reset} />}>
          <Suspense>{props.children}</Suspense>
        </ErrorBoundary>
      </div>
      <BottomBar pathname={here.pathname} />
      <Show when={searching() !== undefined}>
        <Suspense>
          <Palette open={searching() === true} onClose={() => setSearching(false)} />
        </Suspense>
      </Show>
      <Toasts />
    </div>
  );
}

/** Keeps the reader's groups and counts fresh: what changes for a person is told on their own topic. */
function followOwnTopic(): void {
  const refetch = async () => {
    await Promise.allSettled([loadGroups(), loadToday()]);
    return undefined;
  };
  void refetch();
  const leave = socket.subscribe(`member:${requireMe().id}`, { onEvent: () => void refetch(), onReset: refetch });
  onCleanup(() => {
    leave();
    forgetGroups();
    forgetToday();
  });
}
