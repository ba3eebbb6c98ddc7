import { type Accessor, createEffect, onCleanup } from 'solid-js';
import { socket } from '../lib/socket.ts';

/** Fetches again when somebody in one of these groups came, went or looks different now. */
export function followPeople(groupIds: Accessor<readonly string[]>, refetch: () => Promise<unknown>): void {
  const again = async (): Promise<undefined> => void (await refetch());
  const onEvent = ({ type }: { type: string }) => void (type.startsWith('member.') && again());
  createEffect(() => {
    for (const id of groupIds()) onCleanup(socket.subscribe(`group:${id}`, { onEvent, onReset: again }));
  });
}
