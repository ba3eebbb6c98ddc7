import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchChromium, type Person, phone, screenshot } from './browser.ts';
import { leaveCall, seesOthers, shareScreen } from './day/room.ts';
import { type Hub, startHub } from './hub.ts';
import { sampleClient, samplePerson } from './people.ts';

const names = {
  host: 'Koordynatorka demo',
  guest: 'Ekspert 05 (psychologia)',
  traveller: 'Ekspertka 04 (psychologia)',
};
const reconnecting = 'Łączenie ponownie. Rozmowa wróci sama.';

let hub: Hub;
let browser: Browser;
let host: Person;
let guest: Person;
let traveller: Person;
let address: string;
let groupAddress: string;

beforeAll(async () => {
  [hub, browser] = await Promise.all([startHub({ NODE_ENV: 'test' }), launchChromium()]);
  const client = await sampleClient(hub, names.host);
  const others = await Promise.all([names.guest, names.traveller].map((name) => sampleClient(hub, name)));
  const fields = { clientId: crypto.randomUUID(), name: 'Pokoje', mandate: '' };
  const group = (await client.request<{ id: string }>('POST', '/api/groups', fields)).body.id;
  for (const { memberId } of others)
    await client.request('POST', `/api/groups/${group}/members`, { memberId, role: 'member' });
  groupAddress = `${hub.url}/grupy/${group}`;
  address = `${groupAddress}/pokoj`;
  host = await samplePerson(browser, hub, names.host);
  guest = await samplePerson(browser, hub, names.guest);
  traveller = await samplePerson(browser, hub, names.traveller, { viewport: phone });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await Promise.all([host, guest, traveller].map(screenshot));
});
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

const controls = (page: Page) => page.getByRole('region', { name: 'Sterowanie rozmową' });
const videoServer = (): number => JSON.parse(readFileSync(path.join(hub.folder, 'livekit.json'), 'utf8')).pid;

async function join(page: Page): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Wejdź do rozmowy' }).click();
  await controls(page).waitFor();
}

test('a page waits while the video server is prepared, and goes on by itself', async () => {
  process.kill(videoServer(), 'SIGSTOP');
  try {
    await host.page.goto(address);
    await host.page.getByRole('button', { name: 'Wejdź, gdy będzie gotowy' }).click();
    await host.page.getByText('Serwer wideo jest przygotowywany.').waitFor();
  } finally {
    process.kill(videoServer(), 'SIGCONT');
  }
  await controls(host.page).waitFor();
});

test('three see each other, on a phone too, and hear of who comes', async () => {
  await join(guest.page);
  await join(traveller.page);
  await host.page
    .getByRole('status')
    .filter({ hasText: `Dołącza: ${names.traveller}` })
    .waitFor({ state: 'attached' });
  await Promise.all([host, guest, traveller].map((person) => seesOthers(person, 2)));
});

test('a second tab of the same person leaves the first one in the call', async () => {
  const tab = await guest.context.newPage();
  await join(tab);
  await seesOthers(host, 3);
  await tab.goto('about:blank');
  await tab.close();
  await seesOthers(host, 2);
  expect(await controls(guest.page).isVisible()).toBe(true);
});

test('microphone and camera follow keys, and the others see it', async () => {
  await guest.page.keyboard.press('v');
  await seesOthers(host, 1);
  await guest.page.keyboard.press('v');
  await seesOthers(host, 2);
  await guest.page.keyboard.press('m');
  const tile = host.page
    .getByRole('listitem')
    .filter({ hasText: names.guest })
    .filter({ hasText: 'mikrofon wyciszony' });
  await tile.first().waitFor();
});

test('another microphone is chosen in the middle of the call, and the next call knows it', async () => {
  const { page } = traveller;
  await page.getByRole('button', { name: 'Urządzenia' }).click();
  const microphone = page.getByRole('dialog', { name: 'Urządzenia' }).getByLabel('Mikrofon');
  const before = await microphone.inputValue();
  await microphone.selectOption({ label: 'Fake Audio Input 2' });
  await expect.poll(() => microphone.inputValue()).not.toBe(before);
  const chosen = await microphone.inputValue();
  const kept = () => page.evaluate(() => JSON.parse(localStorage.getItem('devices') ?? '{}').microphone);
  await expect.poll(kept).toBe(chosen);
  await page.getByRole('button', { name: 'Gotowe' }).click();
  await seesOthers(host, 2);
});

test('the call comes back by itself after the video server was killed', async () => {
  process.kill(videoServer(), 'SIGKILL');
  await host.page.getByText(reconnecting).waitFor();
  await Promise.all(
    [host, guest, traveller].map(({ page }) => page.getByText(reconnecting).waitFor({ state: 'detached' })),
  );
  await Promise.all([host, guest, traveller].map((person) => seesOthers(person, 2)));
});

test('whom the host removes is out at once and does not come in again', async () => {
  await host.page.getByRole('tab', { name: /^Osoby/ }).click();
  await host.page.getByRole('button', { name: `Usuń z rozmowy: ${names.guest}` }).click();
  await host.page.getByRole('button', { name: 'Usuń z rozmowy', exact: true }).click();
  await guest.page.getByRole('heading', { name: 'Ta rozmowa jest dla Ciebie zamknięta' }).waitFor();
  await guest.page.goto(address);
  await guest.page.getByText('Usunięto Cię z tej rozmowy.').waitFor();
  expect(await guest.page.getByRole('button', { name: 'Wejdź do rozmowy' }).isDisabled()).toBe(true);
});

/** Waits until `text` is told as many times, and checks that the messages stand above the bar. */
async function toldAboveTheBar(page: Page, text: string, times: number): Promise<void> {
  const messages = page.getByRole('region', { name: 'Komunikaty' });
  await expect.poll(() => messages.getByText(text).count()).toBe(times);
  const [told, bar] = await Promise.all([messages.boundingBox(), controls(page).boundingBox()]);
  expect((told?.y ?? 0) + (told?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
}

test('a shared screen is called mine, and what fails is told above the controls', async () => {
  const { page } = host;
  await shareScreen(host);
  await page.getByText('Twój ekran').waitFor();
  await page.getByRole('button', { name: 'Przestań udostępniać ekran' }).click();
  await page.evaluate(() => {
    navigator.mediaDevices.getDisplayMedia = () => Promise.reject(new Error('no screen'));
  });
  await page.getByRole('button', { name: 'Udostępnij ekran' }).click();
  await toldAboveTheBar(page, 'Nie udało się udostępnić ekranu.', 1);
});

test('on a phone without devices the controls stay free, and Back closes the panel, not the call', async () => {
  const tab = await traveller.context.newPage();
  await tab.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  });
  await tab.goto(groupAddress);
  await tab.getByRole('link', { name: 'Wejdź do pokoju' }).click();
  await tab.getByRole('button', { name: 'Wejdź do rozmowy' }).click();
  await controls(tab)
    .getByRole('button', { name: /^Mikrofon/ })
    .click();
  await controls(tab)
    .getByRole('button', { name: /^Kamera/ })
    .click();
  await toldAboveTheBar(tab, 'Nie udało się włączyć urządzenia.', 2);
  await controls(tab).getByRole('button', { name: 'Osoby' }).click();
  const panel = tab.getByRole('dialog', { name: 'Panel rozmowy' });
  await panel.waitFor();
  await tab.goBack();
  await panel.waitFor({ state: 'detached' });
  await controls(tab).getByRole('button', { name: 'Wyjdź' }).click();
  await tab.getByRole('heading', { name: 'Jesteś poza rozmową' }).waitFor();
  await tab.close();
});

test('leaving ends camera and microphone, and one can come back', async () => {
  await traveller.page.getByRole('button', { name: 'Wyjdź', exact: true }).click();
  await traveller.page.getByRole('heading', { name: 'Jesteś poza rozmową' }).waitFor();
  await seesOthers(host, 0);
  await traveller.page.getByRole('button', { name: 'Wróć do rozmowy' }).click();
  await seesOthers(host, 1);
});

test('whoever leaves is told that the call goes on, the last one is not', async () => {
  await leaveCall(host);
  expect(await host.page.getByText('Rozmowa trwa dalej bez Ciebie.').count()).toBe(1);
  await traveller.page.getByText('Na razie jesteś tu tylko Ty.').waitFor();
  await leaveCall(traveller);
  expect(await traveller.page.getByText('Rozmowa trwa dalej bez Ciebie.').count()).toBe(0);
});

test('no page threw an error or was refused by the security policy', () => {
  expect([host, guest, traveller].flatMap((person) => person.troubles)).toEqual([]);
});
