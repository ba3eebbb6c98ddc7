const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const buttonsIn = (bar: HTMLElement): HTMLButtonElement[] =>
  [...bar.querySelectorAll('button')].filter((button) => button.offsetParent !== null);

/** Moves the focus among the buttons of a toolbar with arrows, Home and End (WAI-ARIA APG, Toolbar). */
export function onToolbarKey(bar: HTMLElement, event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  // Arrow down on a menu button opens the menu.
  if (event.key === 'ArrowDown' && document.activeElement?.getAttribute('aria-haspopup')) return;
  const target = targetOf(event.key, buttonsIn(bar));
  if (!target) return;
  event.preventDefault();
  target.focus();
}

function targetOf(key: string, buttons: HTMLButtonElement[]): HTMLButtonElement | undefined {
  if (key === 'Home') return buttons[0];
  if (key === 'End') return buttons.at(-1);
  const at = buttons.findIndex((button) => button.contains(document.activeElement));
  const step = steps[key];
  return step && at >= 0 ? buttons[(at + step + buttons.length) % buttons.length] : undefined;
}

/** Leaves one button of the bar in the order of Tab: the one given, else the one that was, else the first. */
export function rove(bar: HTMLElement, current?: EventTarget | null): void {
  const buttons = buttonsIn(bar);
  const was = buttons.find((button) => button.tabIndex === 0);
  const stop = buttons.find((button) => button === current) ?? was ?? buttons[0];
  for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
}
