import { type Accessor, createEffect, on, onCleanup, untrack } from 'solid-js';
import type { MeetingPage } from '../../shared/meetings/schema.ts';
import { createQuery, type Query } from '../lib/query.ts';
import { socket } from '../lib/socket.ts';
import { readMeeting } from './api.ts';
import { isOn } from './words.ts';

/** A meeting with its people and dates, the one of the address among them, kept fresh by its events. */
export function createMeetingStore(id: Accessor<string>, named: Accessor<string | undefined>): Query<MeetingPage> {
  const page = createQuery(id, (wanted, signal) => readMeeting(wanted, untrack(named), signal));
  const refetch = async (): Promise<undefined> => {
    await page.refetch();
  };
  createEffect(
    on(named, (date) => date && page.data() && !page.data()?.occurrences.some(isOn(date)) && void refetch(), {
      defer: true,
    }),
  );
  createEffect(() => {
    const leave = socket.subscribe(`meeting:${id()}`, {
      onEvent: () => void refetch(),
      onReset: refetch,
      onRefused: () => void refetch(),
    });
    onCleanup(leave);
  });
  return page;
}
