/** The links of the results, in order. */
const resultLinks = (): Element[] => [...document.querySelectorAll('[data-results] li a')];

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** `/` goes to the field, arrows walk from it through the results and back, Escape returns to it. */
export function walkResults(event: KeyboardEvent, field: HTMLInputElement | undefined): void {
  if (!field || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('[role="dialog"]')) return;
  const to = targetOf(event, field);
  if (!to) return;
  event.preventDefault();
  to.focus();
  if (to === field) field.select();
  else to.scrollIntoView({ block: 'nearest' });
}

function targetOf(event: KeyboardEvent, field: HTMLInputElement): HTMLElement | undefined {
  const from = document.activeElement;
  if (event.key === '/') return isTyping(event.target) ? undefined : field;
  const links = resultLinks();
  const at = from ? links.indexOf(from) : -1;
  if (event.key === 'Escape') return at >= 0 ? field : undefined;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || (from !== field && at < 0)) return undefined;
  const next = at + step;
  if (next < 0) return at >= 0 ? field : undefined;
  const link = links[next];
  return link instanceof HTMLElement ? link : undefined;
}
