import type { GroupMember } from '../../shared/groups/schema.ts';
import type {
  Message,
  MessageEdit,
  MessagePage,
  NewMessage,
  NewThread,
  ReactionKind,
  ReadMark,
  Revision,
  Thread,
  ThreadChange,
  ThreadList,
  ThreadPage,
} from '../../shared/threads/schema.ts';
import { request } from '../lib/api.ts';

export const listThreads = (groupId: string, cursor?: string) =>
  request<ThreadList>('GET', `/api/groups/${groupId}/threads${cursor ? `?cursor=${cursor}` : ''}`);
export const createThread = (groupId: string, thread: NewThread) =>
  request<Thread>('POST', `/api/groups/${groupId}/threads`, thread);
export const openThread = (threadId: string, around?: number) =>
  request<ThreadPage>('GET', `/api/threads/${threadId}${around ? `?around=${around}` : ''}`);
export const changeThread = (threadId: string, change: ThreadChange) =>
  request<Thread>('PATCH', `/api/threads/${threadId}`, change);

export const pageMessages = (threadId: string, query: { before: number } | { after: number } | { around: number }) =>
  request<MessagePage>(
    'GET',
    `/api/threads/${threadId}/messages?${new URLSearchParams(Object.entries(query).map(([name, n]) => [name, String(n)]))}`,
  );
export const postMessage = (threadId: string, message: NewMessage) =>
  request<Message>('POST', `/api/threads/${threadId}/messages`, message);
export const editMessage = (id: string, edit: MessageEdit) => request<Message>('PATCH', `/api/messages/${id}`, edit);
export const deleteMessage = (id: string) => request<Message>('DELETE', `/api/messages/${id}`);
export const restoreMessage = (id: string) => request<Message>('POST', `/api/messages/${id}/restore`);
export const setReaction = (id: string, kind: ReactionKind, on: boolean) =>
  request<Message>(on ? 'PUT' : 'DELETE', `/api/messages/${id}/reactions/${kind}`);
export const listRevisions = async (id: string) =>
  (await request<{ items: Revision[] }>('GET', `/api/messages/${id}/revisions`)).items;

export const markRead = (threadId: string, ordinal: number) =>
  request<ReadMark>('PUT', `/api/threads/${threadId}/read`, { ordinal });
export const markUnread = (threadId: string, ordinal: number) =>
  request<ReadMark>('PUT', `/api/threads/${threadId}/unread`, { ordinal });

export const listGroupMembers = async (groupId: string) =>
  (await request<{ items: GroupMember[] }>('GET', `/api/groups/${groupId}/members`)).items;
