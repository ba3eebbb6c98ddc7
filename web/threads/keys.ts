const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The keys that send, as they stand on the reader's keyboard. */
export const sendKeys = (): string => (isApple() ? '⌘ Enter' : 'Ctrl Enter');

/** As in mail programs, Enter starts a new line; with Ctrl or ⌘ it sends. Not while a character is being composed. */
export function sendsOn(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing;
}
