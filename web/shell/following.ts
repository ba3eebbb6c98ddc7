import { createEffect, createMemo, mapArray, onCleanup } from 'solid-js';
import { requireMe } from '../accounts/session.ts';
import { forgetGroups, loadGroups, myGroupIds } from '../groups/my-groups.ts';
import { socket } from '../lib/socket.ts';
import { forgetChips } from '../links/chips.ts';
import { forgetToday, loadToday } from '../today/store.ts';

/** However much happens, "Today" is asked for at most this often. */
const pauseMs = 2_000;
const aboutGroups = /^(group|member)\./;
const aboutToday = /^(thread|meeting|decision|task|confirmation)\./;

/**
 * Keeps the reader's groups and counts true while the shell is open: follows their own topic and those of their groups,
 * and tells each group that they are in the hub.
 */
export function createFollowing(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void loadToday();
    }, pauseMs);
  };
  const refetch = async (): Promise<undefined> => {
    await Promise.allSettled([loadGroups(), loadToday()]);
  };
  const listen = (topic: string): void => {
    const onEvent = ({ type }: { type: string }) => {
      if (aboutGroups.test(type)) void refetch();
      else if (aboutToday.test(type)) soon();
    };
    onCleanup(socket.subscribe(topic, { onEvent, onReset: refetch }));
  };

  void refetch();
  listen(`member:${requireMe().id}`);
  const ids = createMemo(myGroupIds);
  const followed = createMemo(
    mapArray(ids, (id) => {
      listen(`group:${id}`);
      bePresent(`group:${id}`);
    }),
  );
  createEffect(followed);
  onCleanup(() => {
    clearTimeout(timer);
    forgetGroups();
    forgetToday();
    forgetChips();
  });
}

/** Here while the tab is seen, away while it is not. */
function bePresent(topic: string): void {
  const tell = () => socket.presence(topic, document.visibilityState === 'visible' ? 'here' : 'away');
  tell();
  document.addEventListener('visibilitychange', tell);
  onCleanup(() => document.removeEventListener('visibilitychange', tell));
}
