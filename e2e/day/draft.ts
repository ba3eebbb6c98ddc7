import type { Page } from 'playwright-core';
import type { Person } from '../browser.ts';
import type { Hub } from '../hub.ts';

/** Begins a draft in the group and returns its address. */
export async function beginDraft({ page }: Person, hub: Hub, title: string, group: string): Promise<string> {
  await page.goto(`${hub.url}/dokumenty`);
  await page.getByRole('button', { name: 'Nowy dokument' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Nowy dokument' });
  await dialog.getByLabel('Grupa').selectOption({ label: group });
  await dialog.getByLabel('Tytuł').fill(title);
  await dialog.getByRole('button', { name: 'Utwórz dokument' }).click();
  await page.waitForURL(/\/dokumenty\/.+/);
  await editor(page).waitFor();
  return page.url();
}

export const editor = (page: Page) => page.getByRole('textbox', { name: 'Treść dokumentu' });

/** Puts the caret at the start or the end of the text. */
export async function placeCaret(page: Page, where: 'start' | 'end'): Promise<void> {
  await editor(page).click();
  await page.keyboard.press(where === 'start' ? 'Control+Home' : 'Control+End');
}

/** Waits until everything written here is stored on the server. */
export async function saved(page: Page): Promise<void> {
  await page
    .getByText(/^Zapisano, /)
    .first()
    .waitFor({ timeout: 30_000 });
  // The words stay while an edit is on its way for a moment only; the mark of this browser does not.
  await page.waitForFunction(() => {
    const marks = JSON.parse(localStorage.getItem('konsylium.drafts.unsent') ?? '{}') as Record<string, string>;
    return !Object.keys(marks).some((name) => location.pathname.endsWith(name.split(':').at(-1) ?? ''));
  });
}

/** The text as it stands on somebody's screen, without the names at the carets. */
export function textOf(page: Page): Promise<string> {
  return editor(page).evaluate((element) => {
    const copy = element.cloneNode(true);
    if (!(copy instanceof HTMLElement)) return '';
    for (const caret of copy.querySelectorAll('[data-person]')) caret.remove();
    return [...copy.children].map((block) => block.textContent).join('\n');
  });
}
