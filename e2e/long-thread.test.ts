import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Thread } from '../shared/threads/schema.ts';
import { launchChromium, type Person, screenshot } from './browser.ts';
import type { Client } from './client.ts';
import { withDatabase } from './database.ts';
import { composer, message, post } from './day/thread.ts';
import { type Hub, startHub } from './hub.ts';
import { sampleClient, samplePerson } from './people.ts';
import { sweepUp } from './sweep.ts';

const messages = 10_000;
const perDay = 500;
/** Lines of the thread in the page at once: a few screens. */
const mostRows = 250;
const patience = { timeout: 15_000, interval: 50 };

let hub: Hub;
let browser: Browser;
let reader: Person;
let secretary: Client;
let client: Client;
let thread: Thread;

beforeAll(async () => {
  [hub, browser] = await Promise.all([startHub({ NODE_ENV: 'test' }), launchChromium()]);
  secretary = await sampleClient(hub, 'Koordynatorka demo');
  client = await sampleClient(hub, 'Ekspertka 03 (oświata)');
  const fields = { clientId: randomUUID(), name: 'Długie wątki', mandate: '' };
  const group = (await secretary.request<{ id: string }>('POST', '/api/groups', fields)).body;
  await secretary.request('POST', `/api/groups/${group.id}/members`, { memberId: client.memberId, role: 'member' });
  const first = { clientId: randomUUID(), title: 'Długi wątek', label: 'TLP:AMBER', body: 'Początek' };
  thread = (await secretary.request<Thread>('POST', `/api/groups/${group.id}/threads`, first)).body;
  await fill(thread.id, [secretary.memberId, client.memberId]);
  reader = await samplePerson(browser, hub, 'Ekspertka 03 (oświata)', { viewport: { width: 800, height: 1_000 } });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await screenshot(reader);
});
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

/** Messages of one to many lines by two people in turn, five hundred a day, the last ones today. */
async function fill(threadId: string, [one, other]: readonly [string, string]): Promise<void> {
  await withDatabase(hub.folder, async (db) => {
    await sql`
      insert into message (thread_id, ordinal, author_id, client_id, body, created_at)
      select ${threadId}, n, case when (n / 40) % 2 = 0 then ${one}::uuid else ${other}::uuid end, gen_random_uuid(),
        'Wiadomość ' || n || case when n % 9 = 0 then repeat(' Opisujemy sytuację, nie osoby.', n % 13) else '' end,
        date_trunc('hour', now()) - make_interval(days => ${messages / perDay} - n / ${perDay}, secs => 2000 - n % ${perDay})
      from generate_series(2, ${messages}) n`.execute(db);
    await sql`update thread set last_ordinal = ${messages} where id = ${threadId}`.execute(db);
    await sql`analyze message`.execute(db);
  });
}

const address = (query = '') => `${hub.url}/watki/${thread.id}${query}`;
const row = (ordinal: number) => reader.page.locator(`#w-${ordinal}`);
const topOf = (ordinal: number) => row(ordinal).evaluate((each) => Math.round(each.getBoundingClientRect().top));
const rows = () => reader.page.locator('[data-ordinal]').count();

/** Where a message comes to rest on the screen. */
async function restOf(ordinal: number): Promise<number> {
  await row(ordinal).waitFor();
  const places: number[] = [];
  await expect
    .poll(async () => {
      places.push(await topOf(ordinal));
      return places.length > 4 && new Set(places.slice(-4)).size === 1;
    }, patience)
    .toBe(true);
  return places.at(-1) ?? Number.NaN;
}

/** Both ends and a part in the middle; all of it takes minutes: `[messages, 1]`. */
const parts = [
  [messages, messages - 500],
  [5_300, 5_000],
  [500, 1],
];

test.for(parts)(
  'from %i to %i every message comes by once, in its order, and none of them jumps',
  async ([from = 1, until = 1]) => {
    await client.request('PUT', `/api/threads/${thread.id}/read`, { ordinal: messages });
    await reader.page.goto(address(`?nr=${from}`));
    await restOf(from);
    const swept = await reader.page.evaluate(sweepUp, { share: 0.8, until });
    const [first = 0, last = 0] = [swept.ordinals[0], swept.ordinals.at(-1)];
    expect([first >= from, last <= until]).toEqual([true, true]);
    expect(swept.ordinals).toEqual(Array.from({ length: first - last + 1 }, (_, index) => first - index));
    expect(swept.jumps).toEqual([]);
    expect(swept.mostRows).toBeLessThan(mostRows);
    expect(swept.heights.every((height) => height > messages * 20)).toBe(true);
  },
);

test('the visit begins at the first new message, a link leads to another one, a day to its first', async () => {
  await client.request('PUT', `/api/threads/${thread.id}/unread`, { ordinal: 4_001 });
  await reader.page.goto(address());
  await reader.page.locator('#nowe').waitFor();
  expect(await restOf(4_001)).toBeLessThan(700);
  await reader.page.goto(address('?nr=5000'));
  expect(await restOf(5_000)).toBe(250);
  expect(await row(5_000).evaluate((each) => each === document.activeElement)).toBe(true);

  const { postedAt } = (
    await client.request<{ items: { postedAt: string }[] }>('GET', `/api/threads/${thread.id}/messages?around=${7_500}`)
  ).body.items[16] ?? { postedAt: '' };
  expect(postedAt).not.toBe('');
  await reader.page.getByRole('button', { name: 'Więcej czynności', exact: true }).click();
  await reader.page.getByRole('menuitem', { name: 'Przejdź do dnia' }).click();
  const dialog = reader.page.getByRole('dialog');
  const day = new Date(postedAt).toLocaleDateString('sv', { timeZone: 'Europe/Warsaw' });
  await dialog.getByLabel('Dzień').fill(day);
  await dialog.getByRole('button', { name: 'Przejdź' }).click();
  await restOf(7_500);
});

test('the scrollbar stands for the whole thread, and new messages do not move who reads further up', async () => {
  await reader.page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight / 2));
  const middle = () =>
    reader.page.evaluate(() => {
      const seen = [...document.querySelectorAll<HTMLElement>('[data-ordinal]')].find(
        (each) => each.getBoundingClientRect().top > 0 && each.getBoundingClientRect().top < window.innerHeight,
      );
      return Number(seen?.dataset.ordinal ?? 0);
    });
  await expect.poll(async () => Math.abs((await middle()) - messages / 2) < messages / 10, patience).toBe(true);
  const at = await middle();
  const before = await restOf(at);
  await secretary.request('POST', `/api/threads/${thread.id}/messages`, { clientId: randomUUID(), body: 'Nowa' });
  await reader.page.getByRole('button', { name: /Do najnowszych/ }).waitFor();
  expect(await restOf(at)).toBe(before);
  expect(await rows()).toBeLessThan(mostRows);
  await reader.page.keyboard.press('Home');
  await row(1).waitFor();
  await restOf(1);
  await reader.page.keyboard.press('End');
  await row(messages + 1).waitFor();
  await reader.page.keyboard.press('Home');
  await row(1).waitFor();
  await reader.page.getByRole('button', { name: /Do najnowszych/ }).click();
  await message(reader, 'Nowa').waitFor();
  await composer(reader.page).waitFor();
  await post(reader, 'Odpowiedź na końcu');
  await message(reader, 'Odpowiedź na końcu').waitFor();
  await expect.poll(() => row(messages + 2).isVisible(), patience).toBe(true);
});

test('no page had an error', () => {
  expect(reader.troubles).toEqual([]);
});
