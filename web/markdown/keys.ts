const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Ctrl, as it is called on the reader's keyboard. */
export const heldKey = (): string => (isApple() ? '⌘' : 'Ctrl');

/** The keys that send, as they stand on the reader's keyboard. */
export const sendKeys = (): string => `${heldKey()} Enter`;

/** As in mail programs, Enter starts a new line; with Ctrl or ⌘ it sends. Not while a character is being composed. */
export function sendsOn(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing;
}
