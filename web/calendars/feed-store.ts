import { createSignal } from 'solid-js';
import type { Feed } from '../../shared/calendars/schema.ts';
import { groups, myGroups } from '../groups/my-groups.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { createQuery } from '../lib/query.ts';
import { createFeed, listFeeds, revokeFeed, rotateFeed } from './api.ts';

/** My feeds, and the one of the chosen scope: my meetings or a group's (`''` is mine). */
export function createFeedStore() {
  const feeds = createQuery(() => true, listFeeds);
  const [scope, setScope] = createSignal('');
  const replace = (next: Feed) => feeds.update((all) => [...all.filter(({ id }) => id !== next.id), next]);
  /** Its address still answers, so it is shown until its owner ends it. */
  const isLeft = ({ groupId }: Feed) => groupId !== null && !(groups()?.some(({ id }) => id === groupId) ?? true);
  const leftOptions = () =>
    (feeds.data() ?? []).filter(isLeft).map(({ groupId, groupName }) => ({
      value: groupId ?? '',
      label: t('calendars.leftGroup', { name: bindShortWords(groupName ?? '') }),
    }));
  return {
    feeds,
    scope,
    setScope,
    options: () => [
      { value: '', label: t('calendars.mine') },
      ...myGroups().map(({ id, name }) => ({ value: id, label: bindShortWords(name) })),
      ...leftOptions(),
    ],
    isLeft,
    chosen: () => feeds.data()?.find(({ groupId }) => (groupId ?? '') === scope()),
    make: async () => replace(await createFeed(scope() || null)),
    rotate: async (feed: Feed) => replace(await rotateFeed(feed.id)),
    revoke: async (feed: Feed) => {
      await revokeFeed(feed.id);
      // A group that was left is no choice any more once its feed has ended.
      if (isLeft(feed)) setScope('');
      feeds.update((all) => all.filter(({ id }) => id !== feed.id));
    },
  };
}

export type FeedStore = ReturnType<typeof createFeedStore>;
