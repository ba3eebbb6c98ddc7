import type {
  Answer,
  InvitationChange,
  Invitee,
  Meeting,
  MeetingChange,
  MeetingPage,
  NewMeeting,
  Occurrence,
  OccurrenceChange,
} from '../../shared/meetings/schema.ts';
import type { Attendance } from '../../shared/rooms/schema.ts';
import { request } from '../lib/api.ts';

type Items<T> = { items: T[] };
export type Range = { from: string; to: string };

const path = (id: string) => `/api/meetings/${id}`;
const dateOf = (id: string, original: string) => `${path(id)}/occurrences/${encodeURIComponent(original)}`;

export async function listOccurrences(range: Range, groupId?: string, signal?: AbortSignal): Promise<Occurrence[]> {
  const base = groupId ? `/api/groups/${groupId}/meetings` : '/api/meetings';
  return (await request<Items<Occurrence>>('GET', `${base}?${new URLSearchParams(range)}`, undefined, signal)).items;
}

/** `occurrence`: the wall start of a date that is wanted beside the next ones. */
export function readMeeting(id: string, occurrence: string | undefined, signal?: AbortSignal): Promise<MeetingPage> {
  const wanted = occurrence ? `?${new URLSearchParams({ occurrence })}` : '';
  return request<MeetingPage>('GET', `${path(id)}${wanted}`, undefined, signal);
}
export const createMeeting = (meeting: NewMeeting) => request<Meeting>('POST', '/api/meetings', meeting);
export const changeMeeting = (id: string, change: MeetingChange) => request<Meeting>('PATCH', path(id), change);
export const cancelMeeting = (id: string) => request<Meeting>('POST', `${path(id)}/cancel`);
export const restoreMeeting = (id: string) => request<Meeting>('POST', `${path(id)}/restore`);

export const answerMeeting = async (id: string, answer: Answer) =>
  (await request<Items<Invitee>>('PUT', `${path(id)}/answer`, { answer })).items;
export const inviteToMeeting = async (id: string, change: InvitationChange) =>
  (await request<Items<Invitee>>('PUT', `${path(id)}/invitations`, change)).items;

export const changeDate = (id: string, original: string, change: OccurrenceChange) =>
  request<Meeting>('PUT', dateOf(id, original), change);
export const restoreDate = (id: string, original: string) => request<Meeting>('DELETE', dateOf(id, original));

/** `original` only for a date of a series. */
export async function listAttendance(id: string, original: string, signal?: AbortSignal): Promise<Attendance[]> {
  const date = original && `?${new URLSearchParams({ occurrence: original })}`;
  return (await request<Items<Attendance>>('GET', `${path(id)}/attendance${date}`, undefined, signal)).items;
}
