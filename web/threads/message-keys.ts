import type { Message } from '../../shared/threads/schema.ts';
import { createDeeds } from './deeds.ts';
import { useThread } from './view.ts';

/** The keys that work while a message itself has the focus; `?` in the panel says which. */
export const messageKeys = ['j', 'k', 'r', 'e', 'p', 'u'] as const;
type MessageKey = (typeof messageKeys)[number];

export function createMessageKeys(message: () => Message): (event: KeyboardEvent) => void {
  const view = useThread();
  const deeds = createDeeds();
  const acts: Record<MessageKey, (row: HTMLElement) => void> = {
    j: (row) => focusNext(row, 'nextElementSibling'),
    k: (row) => focusNext(row, 'previousElementSibling'),
    r: () => view.may.write && view.writing.reply(message()),
    e: () => message().author.id === view.me.id && view.may.write && view.writing.setEditing(message().id),
    p: () => mayConfirm(message(), view.me.id) && void deeds.confirm(message(), true),
    u: () => !message().readers && void deeds.markUnread(message()),
  };
  return (event) => {
    const row = event.currentTarget;
    if (event.target !== row || !(row instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = messageKeys.find((each) => each === event.key);
    if (!key || message().deletedAt) return;
    event.preventDefault();
    acts[key](row);
  };
}

function mayConfirm({ confirmations, author }: Message, me: string): boolean {
  return confirmations !== null && author.id !== me && !confirmations.some(({ id }) => id === me);
}

/** The next message above or below; days and lines between are passed over. */
function focusNext(row: HTMLElement, step: 'nextElementSibling' | 'previousElementSibling'): void {
  focusFrom(row[step], step);
}

/** The first message from a row on. */
export function focusFrom(
  row: Element | null | undefined,
  step: 'nextElementSibling' | 'previousElementSibling' = 'nextElementSibling',
): void {
  for (let next = row; next; next = next[step]) {
    if (!(next instanceof HTMLElement) || next.tabIndex !== -1 || !next.hasAttribute('tabindex')) continue;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
    return;
  }
}
