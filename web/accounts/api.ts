import type {
  AccessToken,
  CapturedMail,
  CreatedAccessToken,
  DemoPerson,
  Me,
  NewAccessToken,
  ProfileChange,
  Session,
} from '../../shared/accounts/schema.ts';
import type { AcceptInvitation, InvitationPreview } from '../../shared/groups/schema.ts';
import { request } from '../lib/api.ts';

type Items<T> = { items: T[] };

export const requestLink = (email: string) => request<void>('POST', '/api/auth/link', { email });
export const signInByLink = (token: string) => request<void>('POST', '/api/auth/session', { token });

export const changeProfile = (change: ProfileChange) => request<Me>('PATCH', '/api/me', change);
export const listSessions = async () => (await request<Items<Session>>('GET', '/api/me/sessions')).items;
export const endSession = (id: string) => request<void>('DELETE', `/api/me/sessions/${id}`);
export const listTokens = async () => (await request<Items<AccessToken>>('GET', '/api/me/tokens')).items;
export const createToken = (token: NewAccessToken) => request<CreatedAccessToken>('POST', '/api/me/tokens', token);
export const revokeToken = (id: string) => request<void>('DELETE', `/api/me/tokens/${id}`);

export const listSamplePeople = async () => (await request<Items<DemoPerson>>('GET', '/api/demo/people')).items;
export const signInAsSample = (memberId: string) => request<void>('POST', '/api/demo/session', { memberId });
export const listCapturedMail = async () => (await request<Items<CapturedMail>>('GET', '/api/demo/mail')).items;

export const previewInvitation = (token: string) =>
  request<InvitationPreview>('POST', '/api/invitations/preview', { token });
export const acceptInvitation = (input: AcceptInvitation) => request<void>('POST', '/api/invitations/accept', input);
