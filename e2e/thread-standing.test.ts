import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Message, Thread } from '../shared/threads/schema.ts';
import { launchChromium, type Person, screenshot } from './browser.ts';
import type { Client } from './client.ts';
import { composer, message, post } from './day/thread.ts';
import { type Hub, startHub } from './hub.ts';
import { sampleClient, samplePerson } from './people.ts';

const names = { writer: 'Koordynatorka demo', reader: 'Ekspertka 03 (oświata)' };
const patience = { timeout: 30_000, interval: 100 };

let hub: Hub;
let browser: Browser;
let writer: Person;
let reader: Person;
let secretary: Client;
let groupId: string;
let thread: Thread;

const open = async (title: string, label = 'TLP:AMBER', fields: object = {}) => {
  const first = { clientId: randomUUID(), title, label, body: `Początek: ${title}`, ...fields };
  return (await secretary.request<Thread>('POST', `/api/groups/${groupId}/threads`, first)).body;
};

beforeAll(async () => {
  [hub, browser] = await Promise.all([startHub({ NODE_ENV: 'test' }), launchChromium()]);
  secretary = await sampleClient(hub, names.writer);
  const { memberId } = await sampleClient(hub, names.reader);
  const group = { clientId: randomUUID(), name: 'Stanowisko', mandate: '' };
  groupId = (await secretary.request<{ id: string }>('POST', '/api/groups', group)).body.id;
  await secretary.request('POST', `/api/groups/${groupId}/members`, { memberId, role: 'member' });
  await open('Sprawa tylko dla prowadzącej', 'TLP:RED', { readers: [] });
  thread = await open('Ustalenia');
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

async function enter({ page }: Person): Promise<void> {
  await page.goto(`${hub.url}/watki/${thread.id}`);
  await composer(page).waitFor();
}

async function choose(person: Person, text: string, item: string): Promise<void> {
  const row = message(person, text).first();
  await row.hover();
  await row.getByRole('button', { name: /^Więcej czynności/ }).click();
  await person.page.getByRole('menuitem', { name: item, exact: true }).click();
}

test('a person and a thing are named by keyboard; who may not read the thing sees no title', async () => {
  const field = composer(writer.page);
  await field.click();
  await field.pressSequentially('Zob. @ekspertka');
  await writer.page.getByRole('option', { name: names.reader }).waitFor();
  await field.press('Enter');
  await field.pressSequentially('#sprawa');
  await writer.page.getByRole('option', { name: /Sprawa tylko dla/ }).waitFor();
  await field.press('Tab');
  await field.press('Control+b');
  await field.pressSequentially('dziś');
  expect(await field.inputValue()).toBe(`Zob. @[${names.reader}] #[Sprawa tylko dla prowadzącej] **dziś**`);
  await writer.page.getByRole('button', { name: 'Podgląd' }).click();
  await writer.page.getByRole('region', { name: 'Podgląd' }).locator('strong', { hasText: 'dziś' }).waitFor();
  await writer.page.getByRole('button', { name: 'Podgląd' }).click();
  await field.press('Control+Enter');
  const theirs = message(reader, 'Zob.');
  await theirs.locator('[data-me]', { hasText: names.reader }).waitFor();
  await theirs.getByText('wątek, bez dostępu').waitFor();
  expect(await theirs.textContent()).not.toContain('Sprawa');
  await message(writer, 'Zob.')
    .getByRole('link', { name: /Sprawa tylko dla/ })
    .waitFor();
});

test('what is typed follows to another device, and back', async () => {
  const other = await samplePerson(browser, hub, names.writer);
  await enter(other);
  await composer(writer.page).fill('Zaczynam tutaj');
  await expect.poll(() => composer(other.page).inputValue(), patience).toBe('Zaczynam tutaj');
  await composer(other.page).fill('Zaczynam tutaj, kończę tam');
  await expect.poll(() => composer(writer.page).inputValue(), patience).toBe('Zaczynam tutaj, kończę tam');
  await post(writer, 'Zaczynam tutaj, kończę tam');
  await expect.poll(() => composer(other.page).inputValue(), patience).toBe('');
  await other.context.close();
});

test('a request to confirm is answered with one key, and the author sees by whom', async () => {
  await writer.page.getByRole('button', { name: 'Sposób wysłania' }).click();
  await writer.page.getByRole('menuitemcheckbox', { name: 'Poproś o potwierdzenie' }).click();
  await post(writer, 'Proszę potwierdzić termin');
  const theirs = message(reader, 'Proszę potwierdzić termin');
  await theirs.getByRole('button', { name: 'Potwierdzam' }).waitFor();
  await theirs.focus();
  await reader.page.keyboard.press('p');
  await theirs.getByText('Potwierdzono', { exact: true }).waitFor();
  const own = message(writer, 'Proszę potwierdzić termin');
  await own.getByText('Potwierdziła 1 osoba').waitFor();
  await own.getByRole('button', { name: 'Kto potwierdził' }).click();
  const dialog = writer.page.getByRole('dialog', { name: 'Kto potwierdził' });
  await dialog.getByText(names.reader).waitFor();
  await dialog.getByText('Wszyscy potwierdzili.').waitFor();
  await writer.page.keyboard.press('Escape');
});

test('an aside is seen by those it names only', async () => {
  await writer.page.getByRole('button', { name: 'Sposób wysłania' }).click();
  await writer.page.getByRole('menuitem', { name: 'Ściślejsze oznaczenie' }).click();
  const dialog = writer.page.getByRole('dialog', { name: 'Ściślejsze oznaczenie' });
  await dialog.getByLabel('Oznaczenie TLP').selectOption('TLP:RED');
  await dialog.getByRole('button', { name: 'Ustaw oznaczenie' }).click();
  await post(writer, 'Notatka tylko dla mnie');
  await message(writer, 'Notatka tylko dla mnie').getByText('TLP:RED').waitFor();
  await post(writer, 'Dla wszystkich');
  await message(reader, 'Dla wszystkich').waitFor();
  expect(await message(reader, 'Notatka tylko').count()).toBe(0);
});

test('a text keeps its label, its readers and its request over a reload and on another device, until it is sent', async () => {
  const { page } = writer;
  const options = page.getByRole('button', { name: 'Sposób wysłania' });
  await composer(page).fill('Tylko dla jednej');
  await options.click();
  await page.getByRole('menuitem', { name: 'Ściślejsze oznaczenie' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ściślejsze oznaczenie' });
  await dialog.getByLabel('Oznaczenie TLP').selectOption('TLP:RED');
  await dialog.getByLabel(names.reader).check();
  await dialog.getByRole('button', { name: 'Ustaw oznaczenie' }).click();
  await options.click();
  await page.getByRole('menuitemcheckbox', { name: 'Poproś o potwierdzenie' }).click();
  await page.reload();
  const other = await samplePerson(browser, hub, names.writer);
  await enter(other);
  for (const device of [page, other.page]) {
    await expect.poll(() => composer(device).inputValue(), patience).toBe('Tylko dla jednej');
    const form = device.getByRole('form', { name: 'Nowa wiadomość' });
    await form.getByText(`Tylko dla: ${names.reader}`).waitFor();
    await form.getByText('Z prośbą o potwierdzenie').waitFor();
  }
  await other.page.getByRole('button', { name: 'Wyślij', exact: true }).click();
  await message(reader, 'Tylko dla jednej').getByText('TLP:RED').waitFor();
  await expect.poll(() => composer(page).inputValue(), patience).toBe('');
  expect(await page.getByText('Z prośbą o potwierdzenie').count()).toBe(0);
  await other.context.close();
});

test('what is written outlives the choice of messages to move, and what was sent does not come back', async () => {
  const { page } = writer;
  const chooseAndLeave = async () => {
    await choose(writer, 'Dla wszystkich', 'Przenieś');
    await page.getByRole('toolbar', { name: 'Przenieś' }).getByRole('button', { name: 'Anuluj' }).click();
    await composer(page).waitFor();
  };
  const kept = page.waitForResponse((response) => response.url().endsWith('/unsent') && response.ok());
  await composer(page).fill('Zanim przeniosę');
  await kept;
  await chooseAndLeave();
  expect(await composer(page).inputValue()).toBe('Zanim przeniosę');
  await page.reload();
  await expect.poll(() => composer(page).inputValue(), patience).toBe('Zanim przeniosę');
  await page.getByRole('button', { name: 'Wyślij', exact: true }).click();
  await message(reader, 'Zanim przeniosę').waitFor();
  await chooseAndLeave();
  expect(await composer(page).inputValue()).toBe('');
});

test('messages are moved to a new thread; their links lead there, and a trace stays', async () => {
  await post(writer, 'Osobny temat');
  await message(reader, 'Osobny temat').waitFor();
  const { items } = (
    await secretary.request<{ items: Message[] }>('GET', `/api/threads/${thread.id}/messages?around=999`)
  ).body;
  const id = items.find(({ body }) => body === 'Osobny temat')?.id;
  await choose(writer, 'Osobny temat', 'Przenieś');
  await writer.page.getByRole('toolbar', { name: 'Przenieś' }).getByRole('button', { name: 'Przenieś' }).click();
  const dialog = writer.page.getByRole('dialog', { name: 'Przenieś 1 wiadomość' });
  await dialog.getByLabel('Tytuł').fill('Nowy temat');
  await dialog.getByRole('button', { name: 'Przenieś', exact: true }).click();
  await reader.page.getByRole('link', { name: 'Przeniesiono 1 wiadomość do innego wątku' }).waitFor();
  await reader.page.goto(`${hub.url}/wiadomosci/${id}`);
  await reader.page.getByRole('heading', { level: 1, name: 'Nowy temat' }).waitFor();
  await message(reader, 'Osobny temat').getByRole('link', { name: 'Ustalenia' }).click();
  await reader.page.getByRole('heading', { level: 1, name: 'Ustalenia' }).waitFor();
});

test('a thread is closed with a summary, and reopened', async () => {
  const { page } = writer;
  await page.getByRole('button', { name: 'Więcej czynności', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Zamknij wątek' }).click();
  const dialog = page.getByRole('dialog', { name: 'Zamknij wątek' });
  await dialog.getByLabel(/Podsumowanie/).fill('**Ustalono** termin');
  await dialog.getByRole('button', { name: 'Zamknij wątek' }).click();
  await reader.page.getByRole('region', { name: 'Wątek zamknięty' }).locator('strong').waitFor();
  await composer(reader.page).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Więcej czynności', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Otwórz ponownie' }).click();
  await composer(reader.page).waitFor();
});

test('the page "new in threads" is worked by keyboard', async () => {
  const fresh = await open('Do przejrzenia');
  const { page } = reader;
  await page.goto(`${hub.url}/watki`);
  const link = page.getByRole('link', { name: 'Do przejrzenia' });
  await link.waitFor();
  await page.keyboard.press('j');
  for (let step = 0; step < 20 && !(await link.evaluate((each) => each === document.activeElement)); step += 1)
    await page.keyboard.press('j');
  await page.keyboard.press('e');
  const row = page.getByRole('listitem').filter({ has: link });
  await row.getByRole('button', { name: 'Oznacz jako nowe' }).waitFor();
  await page.keyboard.press('u');
  await row.getByText('1 nowa').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('niczego takiego');
  await page.getByText('Żaden wątek nie pasuje.').waitFor();
  await page.keyboard.press('Escape');
  expect(fresh.lastOrdinal).toBe(1);
});

test('no page had an error', () => {
  expect([...writer.troubles, ...reader.troubles]).toEqual([]);
});
