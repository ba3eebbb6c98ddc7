import type { Config } from '../config.ts';
import type { Db } from '../db/client.ts';
import { listCalendarMeetings } from '../meetings/list-actions.ts';
import { type FeedSource, pastDays } from './feed.ts';
import { findFeedSource } from './queries.ts';
import { deriveFeedToken } from './token.ts';

/** Everything a feed is made of, as its owner may see it now. */
export async function readSource(db: Db, config: Config, feedId: string): Promise<FeedSource> {
  const feed = await findFeedSource(db, feedId);
  const { memberId, groupId } = feed;
  const since = new Date(Date.now() - pastDays * 86_400_000);
  return {
    id: feed.id,
    title: feed.groupName,
    url: feedUrl(config, feed),
    timeZone: feed.timeZone,
    view: {
      locale: feed.locale === 'en' ? 'en' : 'pl',
      publicUrl: config.publicUrl,
      organiserAddress: /<([^>]+)>/.exec(config.mailFrom)?.[1] ?? config.mailFrom,
    },
    entries: await listCalendarMeetings(db, { memberId, groupId, since }),
  };
}

export function feedUrl({ publicUrl, secret }: Config, feed: { id: string; generation: number }): string {
  return `${publicUrl}/feeds/${deriveFeedToken(secret, feed.id, feed.generation)}.ics`;
}
