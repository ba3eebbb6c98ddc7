import { type RouteSectionProps, useLocation } from '@solidjs/router';
import { createEffect, createSignal, ErrorBoundary, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js';
import { requireMe } from '../accounts/session.ts';
import { createSeeing } from '../notifications/seen.ts';
import { createUnreadFollowing } from '../notifications/store.ts';
import { watchOutbox } from '../threads/outbox.ts';
import { freshenToday } from '../today/store.ts';
import { Toasts } from '../ui/Toasts.tsx';
import { BottomBar } from './BottomBar.tsx';
import { FailedPage } from './FailedPage.tsx';
import { createFollowing } from './following.ts';
import styles from './Shell.module.css';
import { SideNav } from './SideNav.tsx';
import { TopBar } from './TopBar.tsx';

const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }));

/** The frame around the pages of signed-in people: places at the side (below on a phone), search and account on top. */
export function Shell(props: RouteSectionProps) {
  const here = useLocation();
  const [searching, setSearching] = createSignal<boolean>();
  createFollowing();
  createUnreadFollowing(requireMe().id);
  createSeeing(() => here.pathname);
  onCleanup(watchOutbox(requireMe().id));
  createEffect(() => {
    if (here.pathname) void freshenToday();
  });
  onMount(() => {
    const listen = (event: KeyboardEvent) => {
      if (
        event.defaultPrevented ||
        event.key.toLowerCase() !== 'k' ||
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey
      )
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
        <TopBar pathname={here.pathname} onSearch={() => setSearching(true)} />
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
