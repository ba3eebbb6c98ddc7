import type { Attachment, UploadLimits } from '../../shared/attachments/schema.ts';
import { request } from '../lib/api.ts';

export const readLimits = () => request<UploadLimits>('GET', '/api/uploads');
export const finishUpload = (id: string) => request<Attachment>('POST', `/api/uploads/${id}/finish`);
export const cancelUpload = (id: string) => request<void>('DELETE', `/api/uploads/${id}`);
/** Only for uploads that are in no message yet; otherwise `not_found`. */
export const findUpload = (id: string) => request<unknown>('GET', `/api/uploads/${id}`);

/** `place`: a thread's id, or `group:<id>`. */
export const uploadsOf = (place: string) =>
  place.startsWith('group:') ? `/api/groups/${place.slice(6)}/uploads` : `/api/threads/${place}/uploads`;
export const contentUrl = (id: string) => `/api/attachments/${id}/content`;
export const saveUrl = (id: string) => `${contentUrl(id)}?save=1`;
export const thumbnailUrl = (id: string) => `/api/attachments/${id}/thumbnail`;
