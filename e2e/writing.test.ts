import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Thread } from '../shared/threads/schema.ts';
import { overflow, violations } from './axe.ts';
import { desktop, launchChromium, type Person, phone, screenshot } from './browser.ts';
import { composer, message, openThread } from './day/thread.ts';
import { type Hub, startHub } from './hub.ts';
import { sampleClient, samplePerson } from './people.ts';

const names = { writer: 'Koordynatorka demo', reader: 'Ekspertka 03 (oświata)' };

let hub: Hub;
let browser: Browser;
let writer: Person;
let groupId: string;
let thread: Thread;

beforeAll(async () => {
  [hub, browser] = await Promise.all([startHub({ NODE_ENV: 'test' }), launchChromium()]);
  const secretary = await sampleClient(hub, names.writer);
  const { memberId } = await sampleClient(hub, names.reader);
  const group = { clientId: randomUUID(), name: 'Pisanie', mandate: '' };
  groupId = (await secretary.request<{ id: string }>('POST', '/api/groups', group)).body.id;
  await secretary.request('POST', `/api/groups/${groupId}/members`, { memberId, role: 'member' });
  const first = { clientId: randomUUID(), title: 'Próba', label: 'TLP:AMBER', body: 'Początek' };
  thread = (await secretary.request<Thread>('POST', `/api/groups/${groupId}/threads`, first)).body;
  writer = await samplePerson(browser, hub, names.writer);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await screenshot(writer);
});
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

const aids = '**/WritingAids*.js';
const list = (page: Page) => page.getByRole('listbox');

async function enter(page: Page) {
  await page.goto(`${hub.url}/watki/${thread.id}`);
  await composer(page).waitFor();
  return composer(page);
}

test('the first @ opens its list though what makes it comes late; without it one writes and sends all the same', async () => {
  const { page } = writer;
  let coming: () => void = () => undefined;
  const here = new Promise<void>((resolve) => {
    coming = resolve;
  });
  await page.route(aids, (route) => here.then(() => route.continue()));
  const field = await enter(page);
  await field.pressSequentially('Pyta @');
  expect(await list(page).count()).toBe(0);
  coming();
  await list(page).getByRole('option', { name: 'Pisanie cała grupa' }).waitFor();
  expect(await field.inputValue()).toBe('Pyta @');
  await field.fill('');

  await page.unroute(aids);
  await page.route(aids, (route) => route.abort());
  await enter(page);
  await field.pressSequentially('Bez podpowiedzi @eks');
  await page.getByRole('button', { name: 'Podgląd' }).click();
  await page.getByRole('region', { name: 'Podgląd' }).getByText('Brak połączenia').waitFor();
  await page.getByRole('button', { name: 'Podgląd' }).click();
  await field.press('Control+Enter');
  await message(writer, 'Bez podpowiedzi @eks').waitFor();
  await page.unroute(aids);
});

test('a menu and a dialog that can not be loaded say so, and the page stays', async () => {
  const { page } = writer;
  const views = /(?:MenuView|NewThreadDialog)[^/]*\.js$/;
  await page.route(views, (route) => route.abort());
  await page.goto(`${hub.url}/grupy/${groupId}`);
  const button = page.getByRole('button', { name: 'Nowy wątek' }).first();
  await button.click();
  await page.getByText('Brak połączenia z serwerem').first().waitFor();
  const field = await enter(page);
  await field.fill('Zostaje');
  await page.getByRole('button', { name: 'Zrób z tego' }).click();
  await page.getByText('Brak połączenia z serwerem').first().waitFor();
  expect(await field.inputValue()).toBe('Zostaje');
  await page.unroute(views);
  await page.getByRole('button', { name: 'Zrób z tego' }).click();
  await page.getByRole('menuitem', { name: 'Zadanie' }).waitFor();
  await page.keyboard.press('Escape');
  await field.fill('');
});

test('tools are one stop of Tab with arrows inside; Ctrl B, I and K mark what is chosen', async () => {
  const { page } = writer;
  const field = await enter(page);
  await field.pressSequentially('słowo');
  for (const [key, text] of [
    ['b', '**słowo**'],
    ['b', 'słowo'],
    ['i', '*słowo*'],
    ['i', 'słowo'],
    ['k', '[słowo](https://)'],
  ] as const) {
    await field.evaluate((area: HTMLTextAreaElement) => {
      const from = area.value.indexOf('słowo');
      area.setSelectionRange(from, from + 5);
    });
    await field.press(`Control+${key}`);
    await expect.poll(() => field.inputValue()).toBe(text);
  }
  expect(await page.getByRole('dialog').count()).toBe(0);
  await field.press('Shift+Tab');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Kursywa/);
  await page.keyboard.press('Tab');
  expect(await field.evaluate((area) => area === document.activeElement)).toBe(true);
  await field.fill('');
});

test('what was cleared while it went to the server stays cleared after a reload', async () => {
  const { page } = writer;
  const field = await enter(page);
  const unsent = /\/unsent$/;
  const stored = new Promise<void>((resolve) =>
    page.route(unsent, async (route) => {
      if (route.request().method() !== 'PUT') return route.continue();
      await route.fetch();
      resolve();
    }),
  );
  await field.fill('Jednak nie');
  await stored;
  await field.fill('');
  await page.unroute(unsent);
  await enter(page);
  expect(await field.inputValue()).toBe('');
  const kept = async () => (await page.request.get(`${hub.url}/api/threads/${thread.id}/unsent`)).json();
  await expect.poll(kept).toMatchObject({ body: '' });
});

test('a new thread keeps its text, label and file over a reload, and opens with them', async () => {
  const { page } = writer;
  await page.goto(`${hub.url}/grupy/${groupId}`);
  const open = () => page.getByRole('button', { name: 'Nowy wątek' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Nowy wątek' });
  const field = dialog.getByLabel('Pierwsza wiadomość');
  await open();
  await dialog.getByLabel('Tytuł').fill('Z plikiem');
  await dialog.getByRole('button', { name: 'Otwórz wątek' }).click();
  await dialog.getByText('Napisz pierwszą wiadomość albo dodaj plik.').waitFor();
  await field.pressSequentially('Do @eks');
  await list(page).getByRole('option', { name: names.reader }).waitFor();
  await field.press('Escape');
  expect([await list(page).count(), await dialog.count()]).toEqual([0, 1]);
  await field.pressSequentially(' i @eks');
  await list(page).getByRole('option', { name: names.reader }).waitFor();
  await field.press('Enter');
  await dialog.getByLabel('Oznaczenie TLP').selectOption('TLP:GREEN');
  const note = { name: 'notatka.txt', mimeType: 'text/plain', buffer: Buffer.from('Notatka') };
  await dialog.locator('input[type=file]').setInputFiles(note);
  await dialog.locator('[data-file][data-state=ready]').waitFor();

  await page.reload();
  await open();
  await dialog.locator('[data-file][data-state=ready]').waitFor();
  expect(await field.inputValue()).toBe(`Do @eks i @[${names.reader}] `);
  expect(await dialog.getByLabel('Oznaczenie TLP').inputValue()).toBe('TLP:GREEN');
  for (const [viewport, colorScheme] of [
    [phone, 'dark'],
    [desktop, 'light'],
  ] as const) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    expect([...(await overflow(page)), ...(await violations(page))]).toEqual([]);
  }
  await field.press('Control+Enter');
  await page.waitForURL(/\/watki\//);
  const first = message(writer, 'Do @eks');
  await first.getByText('notatka.txt').waitFor();
  expect(await first.locator('[data-mention]').innerText()).toBe(`@${names.reader}`);
});

test('a change of a message has the same tools, and keeps whom it names', async () => {
  const { page } = writer;
  await page.goto(`${hub.url}/grupy/${groupId}`);
  await openThread(writer, { title: 'Do zmiany', body: 'Pyta' });
  await composer(page).press('ArrowUp');
  const field = page.getByRole('textbox', { name: 'Zmień treść' });
  await field.pressSequentially(' @eks');
  await list(page).getByRole('option', { name: names.reader }).waitFor();
  await field.press('Tab');
  await page.getByRole('article').getByRole('button', { name: 'Podgląd' }).click();
  await page.getByRole('region', { name: 'Podgląd' }).locator('[data-mention]').waitFor();
  await page.getByRole('button', { name: 'Zapisz zmiany' }).click();
  await message(writer, 'Pyta').locator('[data-mention]', { hasText: names.reader }).waitFor();
});

test('a change of a message can be had back, and never goes over that of another device unseen', async () => {
  const { page } = writer;
  const field = page.getByRole('textbox', { name: 'Zmień treść' });
  await page.getByRole('button', { name: 'Zapisz zmiany' }).waitFor({ state: 'detached' });
  await composer(page).press('ArrowUp');
  await field.fill('Moja wersja');
  await field.press('Escape');
  await page.getByRole('button', { name: 'Cofnij' }).click();
  expect(await field.inputValue()).toBe('Moja wersja');

  const other = await samplePerson(browser, hub, names.writer);
  await other.page.goto(page.url());
  await composer(other.page).press('ArrowUp');
  await other.page.getByRole('textbox', { name: 'Zmień treść' }).fill('Wersja z telefonu');
  await other.page.getByRole('button', { name: 'Zapisz zmiany' }).click();
  await message(other, 'Wersja z telefonu').waitFor();
  await other.context.close();
  await field.press('Control+Enter');
  await page.getByText('Ta treść zmieniła się na innym urządzeniu').waitFor();
  await page.getByRole('figure').getByText('Wersja z telefonu').waitFor();
  expect(await field.inputValue()).toBe('Moja wersja');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Zapisz moją wersję' }).click();
  await message(writer, 'Moja wersja').waitFor();
  expect(writer.troubles).toEqual([]);
});
