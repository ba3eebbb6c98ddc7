import { randomUUID } from 'node:crypto';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Thread, ThreadPage } from '../shared/threads/schema.ts';
import { launchChromium, type Person, screenshot } from './browser.ts';
import type { Client } from './client.ts';
import { composer, message, post } from './day/thread.ts';
import { type Hub, startHub } from './hub.ts';
import { allMessages } from './messages.ts';
import { sampleClient, samplePerson } from './people.ts';

const names = { writer: 'Koordynatorka demo', reader: 'Ekspertka 03 (oświata)' };
const patience = { timeout: 30_000, interval: 100 };
const retrying = 'Nie wysłano – ponawiam';

let hub: Hub;
let browser: Browser;
let writer: Person;
let reader: Person;
let secretary: Client;
let thread: Thread;

beforeAll(async () => {
  [hub, browser] = await Promise.all([startHub({ NODE_ENV: 'test' }), launchChromium()]);
  secretary = await sampleClient(hub, names.writer);
  const { memberId } = await sampleClient(hub, names.reader);
  const fields = { clientId: randomUUID(), name: 'Wątki', mandate: '' };
  const group = await secretary.request<{ id: string }>('POST', '/api/groups', fields);
  await secretary.request('POST', `/api/groups/${group.body.id}/members`, { memberId, role: 'member' });
  const first = { clientId: randomUUID(), title: 'Próba', label: 'TLP:AMBER', body: 'Wiadomość 1' };
  thread = (await secretary.request<Thread>('POST', `/api/groups/${group.body.id}/threads`, first)).body;
  writer = await samplePerson(browser, hub, names.writer);
  reader = await samplePerson(browser, hub, names.reader);
  await Promise.all([writer, reader].map(enter));
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await Promise.all([writer, reader].map(screenshot));
});
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

const address = () => `${hub.url}/watki/${thread.id}`;
const posts = '**/api/threads/*/messages';

async function enter({ page }: Person): Promise<void> {
  await page.goto(address());
  await composer(page).waitFor();
}

/** Lets something happen to every POST of a message, and nothing to the rest. */
async function meddle(page: Page, act: (route: Route) => Promise<void>): Promise<() => Promise<void>> {
  await page.context().route(posts, (route) => (route.request().method() === 'POST' ? act(route) : route.continue()));
  return () => page.context().unroute(posts);
}

const timesOnServer = async (body: string) =>
  (await allMessages(secretary, thread.id)).filter((each) => each.body === body).length;

async function choose(person: Person, text: string, item: string): Promise<void> {
  const row = message(person, text).first();
  await row.hover();
  await row.getByRole('button', { name: /^Więcej czynności/ }).click();
  await person.page.getByRole('menuitem', { name: item }).click();
}

test('what is typed survives a reload', async () => {
  await composer(writer.page).fill('Jeszcze nie wysyłam');
  await writer.page.reload();
  await composer(writer.page).waitFor();
  expect(await composer(writer.page).inputValue()).toBe('Jeszcze nie wysyłam');
  await composer(writer.page).fill('');
});

test('a send that fails stays, marked, also after a reload, and arrives once', async () => {
  const mend = await meddle(writer.page, (route) => route.abort());
  await post(writer, 'Wysłane bez sieci');
  await writer.page.getByText(retrying).waitFor();
  await writer.page.reload();
  await writer.page.getByText(retrying).waitFor();
  await mend();
  await message(reader, 'Wysłane bez sieci').waitFor();
  await writer.page.getByText(retrying).waitFor({ state: 'detached' });
  expect(await message(writer, 'Wysłane bez sieci').count()).toBe(1);
  expect(await timesOnServer('Wysłane bez sieci')).toBe(1);
});

test('an answer that is lost on the way never makes a second message', async () => {
  let tries = 0;
  const mend = await meddle(writer.page, async (route) => {
    tries += 1;
    if (tries > 2) return route.continue();
    await route.fetch();
    await route.abort();
  });
  await post(writer, 'Odpowiedź ginie');
  await expect.poll(() => tries, patience).toBe(3);
  await message(reader, 'Odpowiedź ginie').waitFor();
  await expect.poll(() => writer.page.locator('[data-outgoing]').count(), patience).toBe(0);
  await mend();
  expect(await timesOnServer('Odpowiedź ginie')).toBe(1);
  expect(await message(writer, 'Odpowiedź ginie').count()).toBe(1);
});

test('what waits can be taken back', async () => {
  const mend = await meddle(writer.page, (route) => route.abort());
  await post(writer, 'Rozmyśliłam się');
  await writer.page.getByText(retrying).waitFor();
  await writer.page.getByRole('button', { name: 'Wróć do pisania' }).click();
  await expect.poll(() => composer(writer.page).inputValue()).toBe('Rozmyśliłam się');
  await composer(writer.page).fill('');
  await mend();
  expect(await timesOnServer('Rozmyśliłam się')).toBe(0);
});

test('reply, reaction, edit with its history, deletion and undo are seen by the other at once', async () => {
  await post(writer, 'Propozycja terminu');
  await message(reader, 'Propozycja terminu').hover();
  await message(reader, 'Propozycja terminu').getByRole('button', { name: 'Zareaguj' }).click();
  await reader.page.getByRole('menuitemcheckbox', { name: 'Zgadzam się' }).click();
  await message(writer, 'Propozycja terminu').getByRole('button', { name: 'Zgadzam się 1' }).waitFor();
  await message(reader, 'Propozycja terminu').getByRole('button', { name: 'Odpowiedz' }).click();
  await post(reader, 'Pasuje mi');
  await message(writer, 'Pasuje mi')
    .getByRole('button', { name: /: Propozycja terminu/ })
    .waitFor();
  await composer(writer.page).press('ArrowUp');
  const field = writer.page.getByRole('textbox', { name: 'Zmień treść' });
  await field.fill('Propozycja terminu: środa');
  await field.press('Control+Enter');
  await message(reader, 'Pasuje mi').getByRole('button', { name: /środa/ }).waitFor();
  await choose(reader, 'Propozycja terminu: środa', 'Historia zmian');
  await reader.page.getByRole('dialog').getByText('Propozycja terminu', { exact: true }).waitFor();
  await reader.page.keyboard.press('Escape');
  await choose(writer, 'Propozycja terminu: środa', 'Usuń wiadomość');
  await reader.page.getByText('Wiadomość usunięta.', { exact: true }).waitFor();
  await writer.page.getByRole('button', { name: 'Cofnij' }).click();
  await message(reader, 'Propozycja terminu: środa').first().waitFor();
});

test('the unread line stays for the visit', async () => {
  const { lastOrdinal } = (await secretary.request<ThreadPage>('GET', `/api/threads/${thread.id}`)).body.thread;
  await reader.page.goto(`${hub.url}/grupy`);
  for (let number = 1; number <= 120; number += 1) {
    const body = `Dalej ${number} ${'słowo '.repeat(number % 30)}`;
    await secretary.request('POST', `/api/threads/${thread.id}/messages`, { clientId: randomUUID(), body });
  }
  await reader.page.goto(address());
  const line = reader.page.locator('#nowe');
  await line.waitFor();
  const firstNew = reader.page.locator(`[data-ordinal="${lastOrdinal + 1}"]`);
  await expect.poll(() => firstNew.evaluate((row) => row.getBoundingClientRect().top), patience).toBeGreaterThan(0);
  expect(await firstNew.evaluate((row) => row.getBoundingClientRect().top)).toBeLessThan(600);

  await reader.page.getByRole('button', { name: 'Do najnowszych' }).click();
  await message(reader, 'Dalej 120 ').waitFor();
  const client = await sampleClient(hub, names.reader);
  const read = async () => (await client.request<ThreadPage>('GET', `/api/threads/${thread.id}`)).body.readOrdinal;
  await expect.poll(read, patience).toBe(lastOrdinal + 120);
  expect(await line.count()).toBeLessThanOrEqual(1);
  await reader.page.goto(address());
  await message(reader, 'Dalej 120 ').waitFor();
  expect(await line.count()).toBe(0);
});

test('words typed while a message is on its way stay, and only it is sent', async () => {
  const { page } = writer;
  await page.goto(`${address()}?nr=1`);
  const field = composer(page);
  await field.fill('Wysłane od początku');
  let go: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route('**/api/threads/*/messages?**', (route) => slow.then(() => route.continue()));
  await field.press('End');
  await field.press('Control+Enter');
  await field.pressSequentially(' i dalej', { delay: 20 });
  go();
  await message(writer, 'Wysłane od początku').waitFor();
  expect((await field.inputValue()).trim()).toBe('i dalej');
  expect(await timesOnServer('Wysłane od początku')).toBe(1);
  await page.unroute('**/api/threads/*/messages?**');
  await field.fill('');
});

test('no page had an error', () => {
  expect([...writer.troubles, ...reader.troubles]).toEqual([]);
});
