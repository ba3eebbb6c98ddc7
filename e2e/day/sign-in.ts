import { expect } from 'vitest';
import type { Person } from '../browser.ts';
import type { Hub } from '../hub.ts';

/** Asks for a link, opens it from the page of captured mail, and is in. */
export async function signInByLink({ page }: Person, hub: Hub, email: string): Promise<void> {
  await page.goto(`${hub.url}/wejdz`);
  await page.getByLabel('Adres e-mail').fill(email);
  await page.getByRole('button', { name: 'Wyślij link' }).click();
  await page.getByRole('heading', { name: 'Sprawdź pocztę' }).waitFor();
  await page.goto(`${hub.url}/poczta`);
  await page.getByRole('listitem').filter({ hasText: email }).getByRole('link').first().click();
  await page.getByRole('button', { name: 'Zaloguj się' }).click();
  await page.getByRole('heading', { level: 1, name: 'Dziś' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/');
}
