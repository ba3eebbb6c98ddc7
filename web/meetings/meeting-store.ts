import { type Accessor, createEffect, onCleanup } from 'solid-js';
import type { MeetingPage } from '../../shared/meetings/schema.ts';
import { createQuery, type Query } from '../lib/query.ts';
import { socket } from '../lib/socket.ts';
import { readMeeting } from './api.ts';

/** A meeting with its people and dates, kept fresh by its events. */
export function createMeetingStore(id: Accessor<string>): Query<MeetingPage> {
  const page = createQuery(id, readMeeting);
  const refetch = async (): Promise<undefined> => {
    await page.refetch();
  };
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
