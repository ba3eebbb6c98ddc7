import { createSignal } from 'solid-js';
import type { Group } from '../../shared/groups/schema.ts';
import { request } from '../lib/api.ts';

const [groups, setGroups] = createSignal<Group[]>();

/** The groups the reader belongs to; undefined until fetched. Shared by the shell and the pages. */
export { groups };

export const myGroups = (): Group[] => groups() ?? [];

export async function loadGroups(): Promise<void> {
  const { items } = await request<{ items: Group[] }>('GET', '/api/groups');
  setGroups(items);
}

/** Forgets them: somebody else may sign in. */
export function forgetGroups(): void {
  setGroups(undefined);
}
