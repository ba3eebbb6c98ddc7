import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { overflow } from './axe.ts';
import { desktop, launchChromium, type Person, phone, screenshot } from './browser.ts';
import type { Client } from './client.ts';
import { type Hub, startHub } from './hub.ts';
import { openPage, reader } from './pages.ts';
import { sampleClient, samplePerson } from './people.ts';

const link = `https://spotkania.przyklad.pl/l/meetup-join/${'QWxhTWFLb3RhQUtvdE1hQWxl'.repeat(6)}`;
const word = 'Konstantynopolitańczykowianeczkówna'.repeat(3);

let hub: Hub;
let browser: Browser;
let client: Client;
let person: Person;

beforeAll(async () => {
  [hub, browser] = await Promise.all([startHub({ NODE_ENV: 'test' }), launchChromium()]);
  client = await sampleClient(hub, reader);
  person = await samplePerson(browser, hub, reader);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await screenshot(person);
});
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

async function make(path: string, fields: object): Promise<string> {
  const { status, body } = await client.request<{ id: string }>('POST', path, { clientId: randomUUID(), ...fields });
  expect(status).toBe(201);
  return body.id;
}

test('a feed of a group one has left is shown and can be ended', async () => {
  const group = await make('/api/groups', { name: 'Dawna grupa', mandate: '' });
  const other = await sampleClient(hub, 'Ekspert 05 (psychologia)');
  await client.request('POST', `/api/groups/${group}/members`, { memberId: other.memberId, role: 'member' });
  await other.request('POST', '/api/feeds', { clientId: randomUUID(), groupId: group });
  await client.request('DELETE', `/api/groups/${group}/members/${other.memberId}`);
  const { page, context } = await samplePerson(browser, hub, 'Ekspert 05 (psychologia)');
  await openPage(page, `${hub.url}/kalendarz`);
  await page.getByLabel('Co subskrybować').selectOption({ label: 'Dawna grupa (już poza grupą)' });
  await page.getByText('Nie należysz już do tej grupy.').waitFor();
  await page.getByRole('button', { name: 'Zakończ subskrypcję' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Zakończ subskrypcję' }).click();
  await expect.poll(() => page.getByLabel('Co subskrybować').textContent()).not.toContain('Dawna grupa');
  expect((await other.request('GET', '/api/feeds')).body).toEqual({ items: [] });
  await context.close();
});

/** Types into the palette and waits until everything has answered. */
async function find(page: Page, words: string): Promise<Locator> {
  await page.goto(hub.url);
  await page.getByRole('button', { name: /^Szukaj/ }).click();
  const palette = page.getByRole('dialog');
  await palette.getByRole('combobox').fill(words);
  await palette.getByRole('status').filter({ hasText: 'wynik' }).waitFor({ state: 'attached' });
  return palette;
}

test.each([
  ['nowe spotkanie', 'Umów spotkanie'],
  ['powiadomienia', 'Przejdź: Powiadomienia'],
  ['kalendarz', 'Przejdź: Subskrypcja kalendarza'],
  ['subskrypcja', 'Przejdź: Subskrypcja kalendarza'],
  ['zadania', 'Przejdź: Moje zadania'],
  ['ustawienia', 'Przejdź: Moje konto'],
  ['wyloguj', 'Wyloguj się'],
])('the palette answers "%s" with %s', async (words, answer) => {
  const found = await find(person.page, words);
  expect(await found.getByRole('option', { name: answer }).count()).toBe(1);
});

test('what only leads on is no result', async () => {
  const found = await find(person.page, 'qqxqqx');
  expect(await found.getByRole('option').count()).toBe(1);
  expect(await found.getByRole('status').textContent()).toBe('0 wyników');
});

test('a bad address is told of in the reader’s language', async () => {
  const { page } = person;
  await openPage(page, `${hub.url}/ludzie`);
  await page.getByRole('button', { name: 'Zaproś osobę' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('kto@');
  await dialog.getByRole('button', { name: 'Wyślij zaproszenie' }).click();
  await expect.poll(() => dialog.getByRole('textbox').getAttribute('aria-invalid')).toBe('true');
});

test('a month that is none shows the present one', async () => {
  await openPage(person.page, `${hub.url}/spotkania`);
  const now = await person.page.getByRole('heading', { level: 1 }).textContent();
  for (const odd of ['2026-13', '2026-00', 'x', '2026-1&widok=tydzien']) {
    await openPage(person.page, `${hub.url}/spotkania?miesiac=${odd}`);
    expect(await person.page.getByRole('heading', { level: 1 }).textContent()).toBe(now);
    expect(await person.page.getByRole('table').count()).toBe(1);
  }
});

test('a typed day that is not in the calendar stays, and its field says so', async () => {
  const { page } = person;
  await openPage(page, `${hub.url}/spotkania/nowe`);
  const field = page.getByLabel('Data', { exact: true }).first();
  await field.fill('30.02.2027');
  await field.press('Tab');
  expect(await field.inputValue()).toBe('30.02.2027');
  await page.getByText('Nie ma takiego dnia.').waitFor();
  await field.fill('28.02.2027');
  await page.getByText('Nie ma takiego dnia.').waitFor({ state: 'detached' });
});

test('long words and links widen no page, on a phone neither', async () => {
  const group = await make('/api/groups', { name: word, mandate: link });
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const times = { start: `${tomorrow}T10:00`, end: `${tomorrow}T11:00`, timeZone: 'Europe/Warsaw' };
  const meeting = await make('/api/meetings', { groupId: group, title: word, kind: 'working', place: link, ...times });
  const { page } = person;
  for (const path of ['/', '/grupy', `/grupy/${group}`, `/spotkania/${meeting}`, `/spotkania/${meeting}/pokoj`]) {
    await openPage(page, hub.url + path);
    for (const viewport of [phone, desktop]) {
      await page.setViewportSize(viewport);
      expect([path, viewport.width, await overflow(page)]).toEqual([path, viewport.width, []]);
    }
  }
  await page.goto(hub.url);
  const name = page.getByRole('navigation', { name: 'Główna' }).getByRole('link', { name: word });
  expect(await name.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
});

test('no page threw an error or was refused by the security policy', () => {
  expect(person.troubles).toEqual([]);
});
