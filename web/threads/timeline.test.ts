import { describe, expect, it } from 'vitest';
import type { Message } from '../../shared/threads/schema.ts';
import { setTimeZone } from '../i18n/locale.ts';
import { buildTimeline, type TimelineItem } from './timeline.ts';

setTimeZone('Europe/Warsaw');

function message(ordinal: number, author: string, postedAt: string, deletedAt: string | null = null): Message {
  const person = { id: author, displayName: author, initials: author, sector: 'education' as const };
  const none = { after: null, label: null, readers: null, quote: null, pinnedAt: null, confirmations: null };
  const lists = { mentions: [], chips: [], attachments: [], reactions: [] };
  const moved = { movedTo: null, movedFrom: null };
  const rest = { ...none, ...lists, ...moved, html: '', threadId: 't', revision: 0, editedAt: null, deletedBy: null };
  return {
    id: `m${ordinal}`,
    clientId: `c${ordinal}`,
    ordinal,
    author: person,
    body: 'tekst',
    postedAt,
    deletedAt,
    ...rest,
  };
}

function sketch(items: TimelineItem[]): string[] {
  return items.map((item) => (item.kind === 'message' ? `${item.key}${item.head ? ' head' : ''}` : item.kind));
}

const build = (messages: Message[], readUpTo?: number) =>
  sketch(buildTimeline({ messages, outgoing: [], readUpTo, me: 'me' }));

describe('buildTimeline', () => {
  it('keeps one head for ten minutes of one author', () => {
    const messages = [
      message(1, 'a', '2026-11-25T08:00:00Z'),
      message(2, 'a', '2026-11-25T08:09:59Z'),
      message(3, 'a', '2026-11-25T08:19:59Z'),
      message(4, 'b', '2026-11-25T08:20:00Z'),
      message(5, 'a', '2026-11-25T08:20:01Z'),
    ];
    expect(build(messages)).toEqual(['day', 'c1 head', 'c2', 'c3 head', 'c4 head', 'c5 head']);
  });

  it('parts days in the zone of the reader', () => {
    const messages = [message(1, 'a', '2026-11-25T22:58:00Z'), message(2, 'a', '2026-11-25T23:01:00Z')];
    expect(build(messages)).toEqual(['day', 'c1 head', 'day', 'c2 head']);
  });

  it('draws one unread line, above the first message of somebody else', () => {
    const messages = [
      message(1, 'a', '2026-11-25T08:00:00Z'),
      message(2, 'me', '2026-11-25T08:01:00Z'),
      message(3, 'a', '2026-11-25T08:02:00Z'),
      message(4, 'a', '2026-11-25T08:03:00Z'),
    ];
    expect(build(messages, 1)).toEqual(['day', 'c1 head', 'c2 head', 'unread', 'c3 head', 'c4']);
    expect(build(messages, 4)).not.toContain('unread');
    expect(build(messages)).not.toContain('unread');
  });

  it('gives a tombstone a head of its own', () => {
    const messages = [
      message(1, 'a', '2026-11-25T08:00:00Z'),
      message(2, 'a', '2026-11-25T08:01:00Z', '2026-11-25T08:01:30Z'),
      message(3, 'a', '2026-11-25T08:02:00Z'),
    ];
    expect(build(messages)).toEqual(['day', 'c1 head', 'c2 head', 'c3 head']);
  });
});
