import type { Member } from '../../shared/accounts/schema.ts';
import { request } from '../lib/api.ts';

/** Everybody in the hub. */
export async function listMembers(): Promise<Member[]> {
  return (await request<{ items: Member[] }>('GET', '/api/members')).items;
}
