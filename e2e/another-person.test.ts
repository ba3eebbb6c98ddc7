import { randomUUID } from 'node:crypto';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Thread } from '../shared/threads/schema.ts';
import { launchChromium, type Person, screenshot } from './browser.ts';
import type { Client } from './client.ts';
import { beginDraft, editor, placeCaret, saved } from './day/draft.ts';
import { composer, post } from './day/thread.ts';
import { type Hub, startHub } from './hub.ts';
import { allMessages, waitingMessages } from './messages.ts';
import { sampleClient, samplePeople, samplePerson } from './people.ts';

const name = 'Koordynatorka demo';
const group = 'Wspólny komputer';
const posts = '**/api/threads/*/messages';

let hub: Hub;
let browser: Browser;
let client: Client;
let person: Person;
let thread: Thread;
let other: string;
let cut = false;

beforeAll(async () => {
  [hub, browser] = await Promise.all([startHub({ NODE_ENV: 'test' }), launchChromium()]);
  client = await sampleClient(hub, name);
  other = (await samplePeople(hub)).find(({ displayName }) => displayName !== name)?.displayName ?? '';
  const fields = { clientId: randomUUID(), name: group, mandate: '' };
  const { id } = (await client.request<{ id: string }>('POST', '/api/groups', fields)).body;
  const first = { clientId: randomUUID(), title: 'Próba', label: 'TLP:AMBER', body: 'Wiadomość 1' };
  thread = (await client.request<Thread>('POST', `/api/groups/${id}/threads`, first)).body;
  person = await samplePerson(browser, hub, name);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await screenshot(person);
});
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

const account = (page: Page, whose: string) => page.getByRole('button', { name: `Konto: ${whose}` });
const refuse = (route: Route) => (route.request().method() === 'POST' ? route.abort() : route.continue());
const copies = (page: Page) =>
  page.evaluate(async () =>
    (await indexedDB.databases()).map((each) => each.name ?? '').filter((each) => each.startsWith('konsylium-draft:')),
  );

async function enterAs(page: Page, whose: string): Promise<void> {
  await page.goto(`${hub.url}/demo`);
  await page.getByRole('button', { name: whose }).click();
  await account(page, whose).waitFor();
}

async function writeUnsent(page: Page): Promise<void> {
  await beginDraft(person, hub, 'Zapisany', group);
  await placeCaret(page, 'end');
  await page.keyboard.type('Wszystko doszło.');
  await saved(page);
  await beginDraft(person, hub, 'Plan gminy', group);
  await placeCaret(page, 'end');
  await page.keyboard.type('Z siecią.');
  await saved(page);
  await page.routeWebSocket(/\/api\/drafts\/.+\/sync$/, (line) => (cut ? void line.close() : line.connectToServer()));
  await page.reload();
  await editor(page).getByText('Z siecią.').waitFor();
  cut = true;
  await page.context().setOffline(true);
  await placeCaret(page, 'end');
  await page.keyboard.type(' Bez sieci.');
  await page.getByText('Niezapisane – brak połączenia').first().waitFor();
  await page.context().setOffline(false);
}

test('who signs in where another has not signed out sees nothing of theirs, and nothing of it is lost or sent', async () => {
  const { page, context } = person;
  await context.route(posts, refuse);
  await page.goto(`${hub.url}/watki/${thread.id}`);
  await composer(page).waitFor();
  await post(person, 'Wiadomość 2');
  await page.getByText('Nie wysłano – ponawiam').waitFor();
  const left = await context.newPage();
  await left.goto(`${hub.url}/`);
  await account(left, name).waitFor();
  await writeUnsent(page);
  expect(await copies(page)).toHaveLength(2);
  await enterAs(page, other);
  // The page left open in another tab is not theirs any more either.
  await account(left, other).waitFor();
  await left.close();
  expect(await copies(page)).toHaveLength(1);
  await context.unroute(posts);
  await account(page, other).click();
  await page.getByRole('menuitem', { name: 'Wyloguj się' }).click();
  await page.waitForURL(/\/wejdz/);
  const texts = (await allMessages(client, thread.id)).map(({ body }) => body);
  expect(texts).toEqual(['Wiadomość 1']);
});

test('it goes on when its author is back', async () => {
  const { page } = person;
  cut = false;
  await enterAs(page, name);
  const texts = async () => (await allMessages(client, thread.id)).map(({ body }) => body);
  await expect.poll(texts, { timeout: 30_000, interval: 100 }).toHaveLength(2);
  await page.goto(`${hub.url}/dokumenty`);
  await page.getByRole('link', { name: 'Plan gminy' }).first().click();
  await saved(page);
  expect(await editor(page).innerText()).toContain('Bez sieci.');
});

test('what is not fetched for two weeks is gone', async () => {
  const { page, context } = person;
  await context.route(posts, refuse);
  await page.goto(`${hub.url}/watki/${thread.id}`);
  await post(person, 'Wiadomość 3');
  await page.getByText('Nie wysłano – ponawiam').waitFor();
  await composer(page).fill('Zaczęte i zostawione');
  const texts = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
  await expect.poll(texts).toContain('Zaczęte i zostawione');
  await enterAs(page, other);
  expect(await texts()).toContain('Zaczęte i zostawione');
  expect(await waitingMessages(page)).toBe(1);
  const leftFor = async (days: number) => {
    const at = Date.now() - days * 86_400_000;
    await page.evaluate(([id, time]) => localStorage.setItem('left', JSON.stringify({ [id]: time })), [
      client.memberId,
      at,
    ] as const);
    await page.reload();
    await account(page, other).waitFor();
  };
  await leftFor(13);
  expect(await texts()).toContain('Zaczęte i zostawione');
  expect(await waitingMessages(page)).toBe(1);
  await leftFor(15);
  expect(await texts()).not.toContain('Zaczęte i zostawione');
  expect(await texts()).not.toContain(client.memberId);
  expect(await waitingMessages(page)).toBe(0);
  expect((await copies(page)).filter((each) => each.includes(client.memberId))).toEqual([]);
  await context.unroute(posts);
});
