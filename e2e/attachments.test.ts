import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { pdfPages } from '../server/testing/pdf-text.ts';
import type { Thread } from '../shared/threads/schema.ts';
import { overflow, violations } from './axe.ts';
import { launchChromium, type Person, phone, screenshot } from './browser.ts';
import { composer } from './day/thread.ts';
import { type Hub, startHub } from './hub.ts';
import { allMessages } from './messages.ts';
import { sampleClient, samplePerson } from './people.ts';

const names = { writer: 'Koordynatorka demo', reader: 'Ekspertka 03 (oświata)' };
const patience = { timeout: 30_000, interval: 100 };

const folder = mkdtempSync(path.join(tmpdir(), 'konsylium-files-'));
let hub: Hub;
let browser: Browser;
let writer: Person;
let reader: Person;
let thread: Thread;

beforeAll(async () => {
  [hub, browser] = await Promise.all([startHub({ NODE_ENV: 'test', MAX_UPLOAD_MB: '30' }), launchChromium()]);
  const secretary = await sampleClient(hub, names.writer);
  const { memberId, request } = await sampleClient(hub, names.reader);
  await request('PATCH', '/api/me', { locale: 'en' });
  const group = await secretary.request<{ id: string }>('POST', '/api/groups', {
    ...{ clientId: randomUUID(), name: 'Pliki', mandate: '' },
  });
  await secretary.request('POST', `/api/groups/${group.body.id}/members`, { memberId, role: 'member' });
  const first = { clientId: randomUUID(), title: 'Materiały', label: 'TLP:AMBER', body: 'Proszę o pliki' };
  thread = (await secretary.request<Thread>('POST', `/api/groups/${group.body.id}/threads`, first)).body;
  writer = await samplePerson(browser, hub, names.writer);
  reader = await samplePerson(browser, hub, names.reader, { locale: 'en' });
  await Promise.all([writer, reader].map(enter));
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await Promise.all([writer, reader].map(screenshot));
});
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function enter({ page }: Person): Promise<void> {
  await page.goto(`${hub.url}/watki/${thread.id}`);
  await composer(page)
    .or(page.getByRole('textbox', { name: 'Message', exact: true }))
    .waitFor();
}

function makeFile(name: string, bytes: Buffer): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

const picture = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#0b6b6b' } })
    .jpeg()
    .toBuffer();
const pick = (page: Page, files: string[]) => page.locator('input[type=file]').setInputFiles(files);
const chips = (page: Page) => page.locator('form [data-file]');
const ready = (page: Page) => page.locator('form [data-file][data-state=ready]');
const send = (page: Page) => page.getByRole('button', { name: 'Wyślij', exact: true }).click();
const newest = async () => (await allMessages(await sampleClient(hub, names.writer), thread.id)).at(-1);

test('a picture and a PDF go with a message and open in place', async () => {
  const { page } = writer;
  const pdf = Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF',
  );
  await pick(page, [makeFile('Zdjęcie sali.jpg', await picture()), makeFile('Wnioski końcowe.pdf', pdf)]);
  await ready(page).nth(1).waitFor();
  expect(await violations(page)).toEqual([]);
  await send(page);
  const open = reader.page.getByRole('button', { name: 'Enlarge Zdjęcie sali.jpg' });
  await open.waitFor();
  await expect
    .poll(() => open.getByRole('img').evaluate((img: HTMLImageElement) => img.naturalWidth), patience)
    .toBe(640);
  await open.press('Enter');
  const viewer = reader.page.getByRole('dialog', { name: 'Zdjęcie sali.jpg' });
  await viewer.waitFor();
  await expect
    .poll(
      () =>
        viewer
          .getByRole('img')
          .last()
          .evaluate((img: HTMLImageElement) => img.naturalWidth),
      patience,
    )
    .toBe(900);
  expect(await violations(reader.page)).toEqual([]);
  await reader.page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'detached' });
  expect(await open.evaluate((element) => element === document.activeElement)).toBe(true);
  const saved = reader.page.waitForEvent('download');
  await reader.page.getByRole('link', { name: 'Download Wnioski końcowe.pdf' }).click();
  expect((await saved).suggestedFilename()).toBe('Wnioski końcowe.pdf');
  expect((await newest())?.body).toBe('');
  expect(reader.troubles).toEqual([]);
});

test('the thread is handed over as a PDF, which opens over the page of a message', async () => {
  const { page } = writer;
  await page.getByRole('button', { name: 'Więcej czynności', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Eksportuj wątek' }).click();
  const dialog = page.getByRole('dialog', { name: 'Eksportuj wątek' });
  await dialog.getByRole('radio', { name: 'TLP:AMBER+STRICT' }).waitFor();
  expect(await violations(page)).toEqual([]);
  const handed = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Pobierz plik' }).click();
  const file = await handed;
  expect(file.suggestedFilename()).toBe('Materiały – TLP-AMBER.pdf');
  const pdf = readFileSync(await file.path());
  for (const text of pdfPages(pdf)) expect(text.match(/TLP:AMBER/g)?.length).toBe(2);
  expect(pdfPages(pdf).join()).toContain('Zdjęcie sali.jpg');
  await dialog.waitFor({ state: 'detached' });

  await pick(page, [makeFile('Materiały.pdf', pdf)]);
  await ready(page).waitFor();
  await send(page);
  await page.getByRole('link', { name: /^Materiały.pdf/ }).click();
  const viewer = page.getByRole('dialog', { name: 'Materiały.pdf' });
  await viewer.locator('iframe').waitFor();
  await viewer.getByRole('button', { name: 'Zamknij' }).click();
  await viewer.waitFor({ state: 'detached' });
  expect(writer.troubles).toEqual([]);
});

test('a dropped and a pasted file are taken; what is too large or of a wrong kind is refused in words', async () => {
  const { page } = writer;
  await page.evaluate(() => {
    const give = (type: string, init: (data: DataTransfer) => Event) => {
      const data = new DataTransfer();
      data.items.add(new File(['notatka'], `${type}.txt`, { type: 'text/plain' }));
      return init(data);
    };
    const over = document.querySelector('main') ?? document.body;
    for (const name of ['dragenter', 'drop'])
      give('upuszczony', (dataTransfer) => {
        const event = new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true });
        over.dispatchEvent(event);
        return event;
      });
    give('wklejony', (clipboardData) => {
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.querySelector('form textarea')?.dispatchEvent(event);
      return event;
    });
  });
  await ready(page).nth(1).waitFor();
  expect((await chips(page).allInnerTexts()).join()).toMatch(/upuszczony[\s\S]*wklejony/);
  await pick(page, [makeFile('duży.bin', Buffer.alloc(30_000_001))]);
  await page.getByText('Plik duży.bin jest za duży. Największy może mieć 30 MB.').waitFor();
  await pick(page, [makeFile('strona.html', Buffer.from('<html><script>alert(1)</script></html>'))]);
  await page.getByText('Takich plików nie przyjmujemy').waitFor();
  await page.setViewportSize(phone);
  expect(await overflow(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const name of ['upuszczony.txt', 'wklejony.txt', 'strona.html'])
    await page.getByRole('button', { name: `Usuń plik ${name}` }).click();
  await expect.poll(() => chips(page).count(), patience).toBe(0);
});

test('a refused file goes with no message: not from the composer, nor when it is refused after sending', async () => {
  const { page } = writer;
  const wrong = () => makeFile('strona.html', Buffer.from('<html><script>alert(1)</script></html>'));
  await pick(page, [wrong()]);
  await page.getByText('Takich plików nie przyjmujemy').waitFor();
  expect(await page.getByRole('button', { name: 'Wyślij', exact: true }).getAttribute('aria-disabled')).toBe('true');
  await composer(page).fill('Bez strony');
  await send(page);
  await expect.poll(async () => (await newest())?.body, patience).toBe('Bez strony');
  expect(await chips(page).count()).toBe(1);
  await page.getByRole('button', { name: 'Usuń plik strona.html' }).click();

  let go: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.context().route('**/api/uploads/*', (route) => held.then(() => route.continue()));
  await pick(page, [wrong()]);
  await chips(page).waitFor();
  await composer(page).fill('Strona w drodze');
  await send(page);
  await page.locator('[data-outgoing=waiting]').waitFor();
  go();
  const outgoing = page.locator('[data-outgoing=trouble]');
  await outgoing.getByText(/^Nie wysłano/).waitFor();
  await outgoing.getByText('Nie przyjęto pliku').waitFor();
  await outgoing.getByRole('button', { name: 'Wyślij bez pliku' }).click();
  await expect.poll(async () => (await newest())?.body, patience).toBe('Strona w drodze');
  expect((await newest())?.attachments).toEqual([]);
  await page.context().unroute('**/api/uploads/*');
});

test('an upload goes on after a lost line, a restart of the hub and a reload; the message arrives once', async () => {
  const { page } = writer;
  const chunk = '**/api/uploads/*';
  let sent = 0;
  await page.context().route(chunk, async (route) => {
    if (route.request().method() === 'PATCH' && ++sent > 2) return route.abort('connectionreset');
    return route.continue();
  });
  await composer(page).fill('Nagranie z warsztatu');
  await pick(page, [makeFile('nagranie.txt', Buffer.alloc(9_000_000, 'słowo '))]);
  await expect.poll(() => sent, patience).toBeGreaterThan(2);
  await send(page);
  await page.locator('[data-outgoing]').waitFor();
  await hub.kill();
  await page.context().unroute(chunk);
  await hub.start();
  await page.reload();
  await expect
    .poll(async () => (await newest())?.body, { timeout: 60_000, interval: 500 })
    .toBe('Nagranie z warsztatu');
  expect((await newest())?.attachments).toMatchObject([{ name: 'nagranie.txt', size: 9_000_000 }]);
  await page.locator('[data-outgoing]').waitFor({ state: 'detached' });
  await page.reload();
  await page.locator('[data-message]').filter({ hasText: 'Nagranie z warsztatu' }).waitFor();
  expect(await page.locator('[data-outgoing], form [data-file]').count()).toBe(0);
});
