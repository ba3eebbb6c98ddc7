import type {
  Draft,
  DraftChange,
  DraftVersion,
  DraftView,
  NewDraft,
  NewDraftVersion,
} from '../../shared/drafts/schema.ts';
import { request } from '../lib/api.ts';

type Items<T> = { items: T[] };

const path = (draftId: string) => `/api/drafts/${draftId}`;

export const listDrafts = async () => (await request<Items<Draft>>('GET', '/api/drafts')).items;
export const listGroupDrafts = async (groupId: string) =>
  (await request<Items<Draft>>('GET', `/api/groups/${groupId}/drafts`)).items;
export const createDraft = (groupId: string, draft: NewDraft) =>
  request<Draft>('POST', `/api/groups/${groupId}/drafts`, draft);
export const readDraft = (draftId: string) => request<DraftView>('GET', path(draftId));
export const changeDraft = (draftId: string, change: DraftChange) => request<Draft>('PATCH', path(draftId), change);
export const deleteDraft = (draftId: string) => request<void>('DELETE', path(draftId));
export const restoreDraft = (draftId: string) => request<Draft>('POST', `${path(draftId)}/restore`);
export const listVersions = async (draftId: string) =>
  (await request<Items<DraftVersion>>('GET', `${path(draftId)}/versions`)).items;
export const pinVersion = (draftId: string, version: NewDraftVersion) =>
  request<DraftVersion>('POST', `${path(draftId)}/versions`, version);
export const openSync = (draftId: string) =>
  new WebSocket(`${location.origin.replace(/^http/, 'ws')}${path(draftId)}/sync`);
