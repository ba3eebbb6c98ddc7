import { requireMe } from '../accounts/session.ts';
import { socket } from '../lib/socket.ts';

/** Calls back when the decisions of a group change, or the reader's part in one. Returns unsubscribe. */
export function followDecisions(groupId: string | undefined, onChange: () => void): () => void {
  const handlers = {
    onEvent: ({ type }: { type: string }) => {
      if (type.startsWith('decision.')) onChange();
    },
    onReset: async () => {
      onChange();
      return undefined;
    },
  };
  const leave = [
    ...(groupId ? [socket.subscribe(`group:${groupId}`, handlers)] : []),
    socket.subscribe(`member:${requireMe().id}`, handlers),
  ];
  return () => {
    for (const each of leave) each();
  };
}
