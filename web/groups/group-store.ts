import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import type { Group, GroupMember } from '../../shared/groups/schema.ts';
import { createQuery, type Query } from '../lib/query.ts';
import { socket } from '../lib/socket.ts';
import type { Presence } from '../ui/Avatar.tsx';
import { listMembers, readGroup } from './api.ts';

export type GroupStore = {
  group: Query<Group>;
  members: Query<GroupMember[]>;
  presence: (memberId: string) => Presence;
};

const aboutPeople = /^(group\.changed|member\.)/;

/** A group, its members and who of them is here, kept fresh by its events. */
export function createGroupStore(groupId: Accessor<string>): GroupStore {
  const group = createQuery(groupId, readGroup);
  const members = createQuery(groupId, listMembers);
  const [here, setHere] = createSignal<ReadonlyMap<string, Presence>>(new Map());

  const refetch = async (): Promise<undefined> => {
    await Promise.all([group.refetch(), members.refetch()]);
  };
  createEffect(() => {
    const leave = socket.subscribe(`group:${groupId()}`, {
      onEvent: ({ type }) => {
        if (aboutPeople.test(type)) void refetch();
      },
      onReset: refetch,
      onPresence: (people) => setHere(new Map(people.map(({ memberId, state }) => [memberId, state]))),
      onRefused: () => void refetch(),
    });
    onCleanup(leave);
  });
  return { group, members, presence: (memberId) => here().get(memberId) ?? 'off' };
}
