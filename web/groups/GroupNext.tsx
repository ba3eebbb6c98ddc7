import { Show } from 'solid-js';
import type { Occurrence } from '../../shared/meetings/schema.ts';
import { request } from '../lib/api.ts';
import { createQuery } from '../lib/query.ts';
import { NextMeeting } from '../today/NextMeeting.tsx';
import styles from './GroupPage.module.css';

const aheadMs = 60 * 86_400_000;

/** The group's next meeting, when one is near. */
export function GroupNext(props: { groupId: string }) {
  const next = createQuery(
    () => props.groupId,
    async (groupId, signal) => {
      const range = { from: new Date().toISOString(), to: new Date(Date.now() + aheadMs).toISOString() };
      const path = `/api/groups/${groupId}/meetings?${new URLSearchParams(range)}`;
      const { items } = await request<{ items: Occurrence[] }>('GET', path, undefined, signal);
      return items.find(({ cancelled }) => !cancelled) ?? null;
    },
  );
  return (
    <Show when={next.data()}>
      {(occurrence) => (
        <div class={styles.next}>
          <NextMeeting occurrence={occurrence()} hideGroup />
        </div>
      )}
    </Show>
  );
}
