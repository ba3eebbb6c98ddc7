import { randomUUID } from 'node:crypto';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Thread } from '../shared/threads/schema.ts';
import { launchChromium, type Person, screenshot } from './browser.ts';
import type { Client } from './client.ts';
import { beginDraft, editor, placeCaret, saved } from './day/draft.ts';
import { composer, message, post } from './day/thread.ts';
import { type Hub, startHub } from './hub.ts';
import { allMessages, waitingMessages } from './messages.ts';
import { sampleClient, samplePerson } from './people.ts';

const name = 'Koordynatorka demo';
const group = 'Wylogowanie';
const title = 'Plan gminy';
const posts = '**/api/threads/*/messages';
const retrying = 'Nie wysłano – ponawiam';

let hub: Hub;
let browser: Browser;
let client: Client;
let person: Person;
let thread: Thread;
let line: Awaited<ReturnType<typeof controlDrafts>>;

beforeAll(async () => {
  [hub, browser] = await Promise.all([startHub({ NODE_ENV: 'test' }), launchChromium()]);
  client = await sampleClient(hub, name);
  const fields = { clientId: randomUUID(), name: group, mandate: '' };
  const { id } = (await client.request<{ id: string }>('POST', '/api/groups', fields)).body;
  const first = { clientId: randomUUID(), title: 'Próba', label: 'TLP:AMBER', body: 'Wiadomość 1' };
  thread = (await client.request<Thread>('POST', `/api/groups/${id}/threads`, first)).body;
  person = await samplePerson(browser, hub, name);
  line = await controlDrafts(person.page);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await screenshot(person);
});
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: `Konto: ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Wyloguj się' }).click();
}

const question = (page: Page) => page.getByRole('alertdialog', { name: 'Na tym urządzeniu są niewysłane zmiany' });
const refuse = (route: Route) => (route.request().method() === 'POST' ? route.abort() : route.continue());

async function leaveUnsent(text: string): Promise<void> {
  await person.page.context().route(posts, refuse);
  await person.page.goto(`${hub.url}/watki/${thread.id}`);
  await composer(person.page).waitFor();
  await post(person, text);
  await person.page.getByText(retrying).waitFor();
}

/** The line of drafts, cut and mended at will. */
async function controlDrafts(page: Page) {
  let cut = false;
  let end = async () => {};
  await page.routeWebSocket(/\/api\/drafts\/.+\/sync$/, (line) => {
    if (cut) return void line.close();
    line.connectToServer();
    end = () => line.close();
  });
  return {
    cut: () => {
      cut = true;
      return end();
    },
    mend: () => {
      cut = false;
    },
  };
}

test('asks when a draft and a message are not sent, and staying loses nothing', async () => {
  const { page } = person;
  await leaveUnsent('Wysłane po namyśle');
  await beginDraft(person, hub, title, group);
  await placeCaret(page, 'end');
  await page.keyboard.type('Z siecią.');
  await saved(page);
  await line.cut();
  await page.keyboard.type(' Bez sieci.');
  await page.getByText('Niezapisane – brak połączenia').first().waitFor();
  await signOut(page);
  await question(page).getByText(`Zmiany w dokumencie „${title}”`).waitFor();
  await question(page).getByText('1 niewysłana wiadomość').waitFor();
  await question(page).getByRole('button', { name: 'Zostań' }).click();
  await question(page).waitFor({ state: 'detached' });
  expect(await editor(page).innerText()).toContain('Bez sieci.');
  line.mend();
  await saved(page);
});

test('what was typed without a connection is kept to the last letter, though the page is left in that instant', async () => {
  const { page } = person;
  const address = page.url();
  // More letters than the copy keeps apart: what it makes one of them is no less whole.
  const turns = [`${'Długo bez sieci. '.repeat(13)}Koniec.`, ' Raz.', ' Dwa.', ' Trzy.'];
  for (const turn of turns) {
    await line.cut();
    await page.getByText('Brak połączenia', { exact: true }).first().waitFor();
    await placeCaret(page, 'end');
    await page.keyboard.type(turn);
    await page.goto(`${hub.url}/health/live`);
    line.mend();
    await page.goto(address);
    await saved(page);
  }
  expect(await editor(page).innerText()).toBe(`Z siecią. Bez sieci.${turns.join('')}`);
});

test('asks for the message alone when the draft is saved; leaving drops it from this device', async () => {
  const { page } = person;
  await signOut(page);
  await question(page).getByText('1 niewysłana wiadomość').waitFor();
  expect(await question(page).getByText(title).count()).toBe(0);
  await question(page).getByRole('button', { name: 'Wyloguj się bez nich' }).click();
  await page.waitForURL(/\/wejdz/);
  await page.context().unroute(posts);
});

test('leaves nothing in this browser of what was being written', async () => {
  const { page } = person;
  await page.goto(`${hub.url}/demo`);
  await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name: `Konto: ${name}` }).waitFor();
  await page.goto(`${hub.url}/watki/${thread.id}`);
  await message(person, 'Wiadomość 1').hover();
  await message(person, 'Wiadomość 1')
    .getByRole('button', { name: /^Więcej czynności/ })
    .click();
  await page.getByRole('menuitem', { name: 'Zmień treść', exact: true }).click();
  await page.getByRole('textbox', { name: 'Zmień treść' }).fill('Poprawka, której nie zapisano');
  await composer(page).fill('Zdanie zaczęte i nieskończone');
  const kept = () => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  await expect.poll(kept).toContain('nieskończone');
  expect(await kept()).toContain('nie zapisano');
  await page.reload();
  await composer(page).waitFor();
  await composer(page).fill('Zdanie zaczęte i nieskończone, dalej');
  await signOut(page);
  await page.waitForURL(/\/wejdz/);
  expect(await kept()).not.toMatch(/nieskończone|nie zapisano/);
});

test('asks nothing when the server has everything; what was dropped is never sent', async () => {
  const { page } = person;
  await page.goto(`${hub.url}/demo`);
  await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name: `Konto: ${name}` }).waitFor();
  await page.goto(`${hub.url}/watki/${thread.id}`);
  await composer(page).waitFor();
  await post(person, 'Dotarło');
  await message(person, 'Dotarło').waitFor();
  await expect.poll(() => waitingMessages(page)).toBe(0);
  await signOut(page);
  await page.waitForURL(/\/wejdz/);
  expect(await question(page).count()).toBe(0);
  const texts = (await allMessages(client, thread.id)).map(({ body }) => body);
  expect(texts).toEqual(['Wiadomość 1', 'Dotarło']);
});
