import type { Page } from 'playwright-core';

const most = 250;

/**
 * Walks through the page by Tab until the focus comes round. Returns what is wrong: controls that Tab never reaches (one of
 * a radio group is enough), places where the focus can not be seen, and a focus that is caught.
 */
export async function walkByTab(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.scrollTo(0, 0);
  });
  const unseen = new Set<string>();
  for (let step = 0; step < most; step++) {
    await page.keyboard.press('Tab');
    const { state, name } = await page.evaluate(visit);
    if (state === 'again') break;
    if (state === 'hidden') unseen.add(`focus can not be seen: ${name}`);
    if (step === most - 1) unseen.add(`the focus is caught at ${name}`);
  }
  return [...unseen, ...(await page.evaluate(missed))];
}

/** Runs in the page: marks what has the focus, and tells whether it was there before and can be seen. */
function visit(): { state: 'new' | 'again' | 'hidden' | 'outside'; name: string } {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return { state: 'outside', name: '' };
  const name = `${element.tagName.toLowerCase()} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}`;
  if ('visited' in element.dataset) return { state: 'again', name };
  element.dataset.visited = '';
  const ancestors: HTMLElement[] = [];
  for (let part: HTMLElement | null = element; part && ancestors.length < 4; part = part.parentElement)
    ancestors.push(part);
  const styles = [
    getComputedStyle(element, '::after'),
    getComputedStyle(element, '::before'),
    ...ancestors.map((part) => getComputedStyle(part)),
  ];
  const ringed = styles.some(
    ({ outlineStyle, outlineWidth, boxShadow }) =>
      (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow.includes('inset'),
  );
  const caret = element.isContentEditable;
  return { state: ringed || caret ? 'new' : 'hidden', name };
}

/** Runs in the page: the visible controls that Tab did not reach. */
function missed(): string[] {
  const controls = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex="0"]'),
  ];
  const reachable = controls.filter((control) => {
    const disabled = 'disabled' in control && control.disabled === true;
    return (
      !disabled &&
      control.tabIndex >= 0 &&
      control.checkVisibility({ visibilityProperty: true }) &&
      !control.closest('[inert]')
    );
  });
  const groups = new Set(
    reachable.filter((control) => 'visited' in control.dataset).map((control) => control.getAttribute('name')),
  );
  return reachable
    .filter((control) => !('visited' in control.dataset))
    .filter((control) => !(control instanceof HTMLInputElement && control.type === 'radio' && groups.has(control.name)))
    .map((control) => `Tab does not reach: ${control.outerHTML.slice(0, 120)}`);
}
