/** Longer than a closing menu takes to give the focus back to its button. */
const menuMs = 150;

/** Puts the focus into a field, also from the menu of a message. */
export function takeFocus(field: HTMLElement | undefined): void {
  field?.focus();
  setTimeout(() => {
    if (field?.isConnected && document.activeElement !== field) field.focus();
  }, menuMs);
}
