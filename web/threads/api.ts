import type { GroupMember } from '../../shared/groups/schema.ts';
import type {
  ConfirmationList,
  Following,
  FollowLevel,
  Message,
  MessageEdit,
  MessagePage,
  Move,
  Moved,
  NewInThread,
  NewMessage,
  NewThread,
  ReactionKind,
  ReadMark,
  Relabelling,
  Revision,
  Seen,
  Thread,
  ThreadChange,
  ThreadList,
  ThreadPage,
  Unsent,
  UnsentChange,
  Whereabouts,
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

export const pageSince = (threadId: string, at: string) =>
  request<MessagePage>('GET', `/api/threads/${threadId}/messages?since=${encodeURIComponent(at)}`);
export const listAsides = async (threadId: string) =>
  (await request<{ items: Message[] }>('GET', `/api/threads/${threadId}/asides`)).items;
export const findMessage = (id: string) => request<Whereabouts>('GET', `/api/messages/${id}`);

export const setPinned = (id: string, on: boolean) =>
  request<Message>(on ? 'PUT' : 'DELETE', `/api/messages/${id}/pin`);
export const askConfirmation = (id: string) => request<Message>('PUT', `/api/messages/${id}/request`);
export const setConfirmed = (id: string, on: boolean) =>
  request<Message>(on ? 'PUT' : 'DELETE', `/api/messages/${id}/confirmation`);
export const readConfirmations = (id: string) => request<ConfirmationList>('GET', `/api/messages/${id}/confirmations`);
export const readSeen = (id: string) => request<Seen>('GET', `/api/messages/${id}/seen`);
export const relabelMessage = (id: string, change: Relabelling) =>
  request<Message>('PUT', `/api/messages/${id}/label`, change);
export const moveMessages = (threadId: string, move: Move) =>
  request<Moved>('POST', `/api/threads/${threadId}/move`, move);
export const closeThread = (threadId: string, summary: string) =>
  request<Thread>('POST', `/api/threads/${threadId}/close`, { summary });
export const reopenThread = (threadId: string) => request<Thread>('POST', `/api/threads/${threadId}/reopen`);

export const followThread = (threadId: string, level: FollowLevel | null) =>
  request<Following>('PUT', `/api/threads/${threadId}/following`, { level });
export const readGroupFollow = async (groupId: string) =>
  (await request<{ level: FollowLevel }>('GET', `/api/groups/${groupId}/following`)).level;
export const followGroup = (groupId: string, level: FollowLevel) =>
  request<{ level: FollowLevel }>('PUT', `/api/groups/${groupId}/following`, { level });
export const readUnsent = (threadId: string) => request<Unsent>('GET', `/api/threads/${threadId}/unsent`);
export const keepUnsent = (threadId: string, change: UnsentChange) =>
  request<Unsent>('PUT', `/api/threads/${threadId}/unsent`, change);
export const listNewThreads = async () => (await request<{ items: NewInThread[] }>('GET', '/api/threads/new')).items;

export const markRead = (threadId: string, ordinal: number) =>
  request<ReadMark>('PUT', `/api/threads/${threadId}/read`, { ordinal });
export const markUnread = (threadId: string, ordinal: number) =>
  request<ReadMark>('PUT', `/api/threads/${threadId}/unread`, { ordinal });

export const listGroupMembers = async (groupId: string) =>
  (await request<{ items: GroupMember[] }>('GET', `/api/groups/${groupId}/members`)).items;
