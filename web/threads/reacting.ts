import type { Message, ReactionKind } from '../../shared/threads/schema.ts';
import { showFailure } from '../ui/toasts.ts';
import { setReaction } from './api.ts';
import { useThread } from './view.ts';

/** Adds one's reaction or takes it back; the event of the server shows it. */
export function createReacting() {
  const view = useThread();
  const has = (message: Message, kind: ReactionKind) =>
    message.reactions.some((each) => each.kind === kind && each.people.some((person) => person.id === view.me.id));

  async function toggle(message: Message, kind: ReactionKind): Promise<void> {
    try {
      view.store.apply(await setReaction(message.id, kind, !has(message, kind)));
    } catch (error) {
      showFailure(error);
    }
  }
  return { has, toggle };
}
