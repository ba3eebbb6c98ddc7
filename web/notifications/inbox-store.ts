import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { Inbox, NoticeGroup } from '../../shared/notifications/schema.ts';
import type { StoredEvent } from '../../shared/protocol.ts';
import { myGroups } from '../groups/my-groups.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { socket } from '../lib/socket.ts';
import { showFailure, showToast } from '../ui/toasts.ts';
import { markAllRead, markRead, markUnread, readInbox } from './api.ts';
import { unread } from './store.ts';

/** Several things that happen at once are one reason to look. */
const pauseMs = 300;

/** The inbox as it stands, live, and what can be done with it. */
export function createInbox(onlyNew: Accessor<boolean>) {
  const [pages, setPages] = createSignal(1);
  const query = createQuery<boolean, Inbox>(onlyNew, (only, signal) => readInbox(only, pages(), signal));
  createEffect(on(onlyNew, () => setPages(1), { defer: true }));

  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void query.refetch();
    }, pauseMs);
  };
  createEffect(on(unread, soon, { defer: true }));
  // A thread that is unread already rises with each of its posts.
  const onEvent = ({ type }: StoredEvent) => void (type.startsWith('thread.') && soon());
  const onReset = async () => void soon();
  for (const { id } of myGroups()) onCleanup(socket.subscribe(`group:${id}`, { onEvent, onReset }));
  onCleanup(() => clearTimeout(timer));

  const attempt = (deed: Promise<unknown>) => void deed.catch(showFailure);
  return {
    ...query,
    more: () => {
      setPages((count) => count + 1);
      return query.refetch();
    },
    read: ({ kind, thingId, unread: count }: NoticeGroup) => {
      if (count > 0) attempt(markRead({ kind, id: thingId }));
    },
    unread: ({ notices }: NoticeGroup) => {
      const [first] = notices;
      if (first?.read) attempt(markUnread([first.id]));
    },
    readAll: async () => {
      try {
        const { ids } = await markAllRead(new Date().toISOString());
        if (ids.length > 0) showToast(t('notifications.allRead'), { undo: () => attempt(markUnread(ids)) });
      } catch (error) {
        showFailure(error);
      }
    },
  };
}

export type InboxStore = ReturnType<typeof createInbox>;
