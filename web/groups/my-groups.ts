import { createStore, reconcile } from 'solid-js/store';
import type { Group } from '../../shared/groups/schema.ts';
import { request } from '../lib/api.ts';

const [state, setState] = createStore<{ groups: Group[] | undefined }>({ groups: undefined });

/** The groups the reader belongs to; undefined until fetched. Shared by the shell and the pages. */
export const groups = (): Group[] | undefined => state.groups;

export const myGroups = (): Group[] => groups() ?? [];
export const myGroupIds = (): string[] => myGroups().map(({ id }) => id);

/** Those the reader may write in: an observer only reads. */
export const writableGroups = (): Group[] => myGroups().filter(({ role }) => role !== null && role !== 'observer');

export async function loadGroups(): Promise<void> {
  const { items } = await request<{ items: Group[] }>('GET', '/api/groups');
  setState('groups', reconcile(items, { key: 'id' }));
}

/** Forgets them: somebody else may sign in. */
export function forgetGroups(): void {
  setState('groups', undefined);
}
