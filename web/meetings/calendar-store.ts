import { type Accessor, createEffect, onCleanup } from 'solid-js';
import type { Occurrence } from '../../shared/meetings/schema.ts';
import { requireMe } from '../accounts/session.ts';
import { myGroups } from '../groups/my-groups.ts';
import { createQuery, type Query } from '../lib/query.ts';
import { socket } from '../lib/socket.ts';
import { listOccurrences, type Range } from './api.ts';

const settleMs = 150;

/** Occurrences in a range, of all my meetings or one group's, kept fresh by the events of those who announce them. */
export function createOccurrences(range: Accessor<Range>, groupId?: Accessor<string>): Query<Occurrence[]> {
  const key = () => ({ ...range(), groupId: groupId?.() });
  const query = createQuery(key, ({ from, to, groupId: group }, signal) =>
    listOccurrences({ from, to }, group, signal),
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refetchSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void query.refetch(), settleMs);
  };
  const refetch = async (): Promise<undefined> => {
    await query.refetch();
  };
  createEffect(() => {
    const group = groupId?.();
    const topics = group ? [`group:${group}`] : myGroups().map(({ id }) => `group:${id}`);
    const leaves = [...topics, `member:${requireMe().id}`].map((topic) =>
      socket.subscribe(topic, {
        onEvent: ({ type }) => {
          if (type.startsWith('meeting.')) refetchSoon();
        },
        onReset: refetch,
      }),
    );
    onCleanup(() => {
      for (const leave of leaves) leave();
    });
  });
  onCleanup(() => clearTimeout(timer));
  return query;
}
