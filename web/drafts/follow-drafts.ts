import { socket } from '../lib/socket.ts';

/** Calls back when the drafts of a group change. Returns unsubscribe. */
export function followDrafts(groupId: string, onChange: () => void): () => void {
  return socket.subscribe(`group:${groupId}`, {
    onEvent: ({ type }) => {
      if (type.startsWith('draft.')) onChange();
    },
    onReset: async () => {
      onChange();
      return undefined;
    },
  });
}
