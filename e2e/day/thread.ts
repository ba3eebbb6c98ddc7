import type { Page } from 'playwright-core';
import type { Person } from '../browser.ts';

type NewThread = { title: string; body: string };

/** Opens a thread in the group whose page is shown; returns its address. */
export async function openThread({ page }: Person, { title, body }: NewThread): Promise<string> {
  await page.getByRole('button', { name: 'Nowy wątek' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Nowy wątek' });
  await dialog.getByLabel('Tytuł').fill(title);
  await dialog.getByLabel('Pierwsza wiadomość').fill(body);
  await dialog.getByRole('button', { name: 'Otwórz wątek' }).click();
  await page.waitForURL(/\/watki\//);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return page.url();
}

export const composer = (page: Page) => page.getByRole('textbox', { name: 'Wiadomość', exact: true });

/** Writes a message and sends it; does not wait until it is there. */
export async function post({ page }: Person, text: string): Promise<void> {
  await composer(page).fill(text);
  await page.getByRole('button', { name: 'Wyślij', exact: true }).click();
}

/** A message that the server has acknowledged, as it stands in the thread. */
export const message = ({ page }: Person, text: string) => page.locator('[data-message]').filter({ hasText: text });
