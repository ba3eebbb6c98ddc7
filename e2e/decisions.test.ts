import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { addJob } from '../server/jobs/jobs.ts';
import type { DecisionPage, RegisterPage } from '../shared/decisions/schema.ts';
import { violations } from './axe.ts';
import { launchChromium, type Person, screenshot } from './browser.ts';
import type { Client } from './client.ts';
import { withDatabase } from './database.ts';
import { type Hub, startHub } from './hub.ts';
import { sampleClient, samplePerson } from './people.ts';

const names = { proposer: 'Koordynatorka demo', voter: 'Ekspertka 03 (oświata)', third: 'Ekspert 05 (psychologia)' };
const patience = { timeout: 30_000, interval: 100 };

let hub: Hub;
let browser: Browser;
let proposer: Person;
let voter: Person;
let third: Person;
let secretary: Client;
let groupId: string;

beforeAll(async () => {
  [hub, browser] = await Promise.all([startHub({ NODE_ENV: 'test' }), launchChromium()]);
  secretary = await sampleClient(hub, names.proposer);
  const fields = { clientId: randomUUID(), name: 'Ustalenia', mandate: '' };
  groupId = (await secretary.request<{ id: string }>('POST', '/api/groups', fields)).body.id;
  for (const name of [names.voter, names.third]) {
    const { memberId } = await sampleClient(hub, name);
    await secretary.request('POST', `/api/groups/${groupId}/members`, { memberId, role: 'member' });
  }
  proposer = await samplePerson(browser, hub, names.proposer);
  voter = await samplePerson(browser, hub, names.voter);
  third = await samplePerson(browser, hub, names.third, { locale: 'en' });
  const english = await sampleClient(hub, names.third);
  await english.request('PATCH', '/api/me', { locale: 'en' });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await Promise.all([proposer, voter, third].map(screenshot));
});
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

const idOf = (address: string): string => address.split('/').at(-1) ?? '';
const read = async (id: string) => (await secretary.request<DecisionPage>('GET', `/api/decisions/${id}`)).body;

/** Fills the form for a decision of this method and opens it; returns its id. */
async function propose(title: string, method: RegExp, more: () => Promise<void> = async () => {}): Promise<string> {
  const { page } = proposer;
  await page.goto(`${hub.url}/ustalenia/nowe?grupa=${groupId}`);
  await page.getByLabel('Wniosek').fill(title);
  await page.getByRole('radio', { name: method }).check();
  await more();
  await page.getByRole('button', { name: 'Otwórz głosowanie' }).click();
  await page.waitForURL(/ustalenia\/[0-9a-f-]{36}$/);
  return idOf(page.url());
}

/** The clock of a decision reaches its close. */
async function passTime(id: string): Promise<void> {
  await withDatabase(hub.folder, async (db) => {
    const [opensAt, closesAt] = [new Date(Date.now() - 60_000), new Date(Date.now() - 500)];
    await db.updateTable('decision').set({ opensAt, closesAt }).where('id', '=', id).execute();
    await db.transaction().execute((trx) => addJob(trx, 'tend_decision', { decisionId: id }));
  });
}

/** A click beside a dialog leaves it open; Escape and the button for leaving it ask, and going on writing loses nothing. */
async function keepsWords(page: Page, field: Locator): Promise<void> {
  const question = page.getByRole('alertdialog', { name: 'Discard what is written here?' });
  const words = await field.inputValue();
  await page.mouse.click(4, 4);
  await page.keyboard.press('Escape');
  await question.waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await question.waitFor({ state: 'detached' });
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await question.waitFor();
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  expect(await field.inputValue()).toBe(words);
}

test('a vote: proposed, given by keyboard, changed, closed, dissented from, found in the register', async () => {
  const id = await propose('Przyjmujemy regulamin dyżurów', /^Głosowanie/);
  await voter.page.goto(`${hub.url}/ustalenia/${id}`);
  await third.page.goto(`${hub.url}/ustalenia/${id}`);
  await voter.page.getByText('Stanowiska innych zobaczysz po oddaniu własnego głosu.').waitFor();

  await voter.page.getByRole('radio', { name: 'Za', exact: true }).focus();
  await voter.page.keyboard.press('Space');
  await voter.page.keyboard.press('Tab');
  await voter.page.keyboard.type('Sprawdziliśmy to w dwóch gminach.');
  await voter.page.keyboard.press('Tab');
  await voter.page.keyboard.press('Enter');
  await voter.page.getByText('Głos oddany').waitFor();
  await third.page.getByText('1 of 3 has voted').waitFor();

  await third.page.getByRole('radio', { name: 'For', exact: true }).check();
  await third.page.getByRole('button', { name: 'Give your vote' }).click();
  await third.page.getByText('Sprawdziliśmy to w dwóch gminach.').waitFor();
  await third.page.getByRole('radio', { name: 'Against', exact: true }).check();
  await third.page.getByRole('button', { name: 'Change your vote' }).click();
  await voter.page.getByText(/^Wcześniej: za/).waitFor();
  await proposer.page.getByRole('radio', { name: 'Za', exact: true }).check();
  await proposer.page.getByRole('button', { name: 'Oddaj głos' }).click();
  await voter.page.getByText('zagłosowały 3 osoby z 3').waitFor();

  await passTime(id);
  await voter.page.getByText('Jak policzono wynik').waitFor(patience);
  await voter.page.getByText('2 + 1 + 0 = 3').waitFor();
  await third.page.getByRole('button', { name: 'Write a dissent' }).click();
  await third.page.getByRole('dialog').getByLabel('Text').fill('Dyżur bez zastępstw nie zadziała.');
  await keepsWords(third.page, third.page.getByLabel('Text'));
  await third.page.getByRole('dialog').getByRole('button', { name: 'Record the dissent' }).click();
  await voter.page.getByText('Dyżur bez zastępstw nie zadziała.').waitFor();

  await proposer.page.goto(`${hub.url}/ustalenia?grupa=${groupId}`);
  await proposer.page.getByLabel('Szukaj w treści').fill('dyzurow');
  await expect.poll(() => proposer.page.getByRole('link', { name: 'Przyjmujemy regulamin dyżurów' }).count()).toBe(1);
  await proposer.page.getByText('1 zdanie odrębne').waitFor();
});

test('a proposal names people, is seen before it goes out, and its new wording keeps the names', async () => {
  const { page } = proposer;
  const reasons = page.getByLabel('Uzasadnienie');
  const name = async (words: string) => {
    await reasons.pressSequentially(`${words}@ekspertka`);
    await page.getByRole('listbox').getByRole('option', { name: names.voter }).waitFor();
    await reasons.press('Enter');
  };
  const id = await propose('Zasady dyżurów', /^Zgoda/, async () => {
    await name('**Dyżur** ma ');
    await page.getByRole('button', { name: 'Podgląd' }).click();
    await page.getByRole('region', { name: 'Podgląd' }).locator('[data-mention]', { hasText: names.voter }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Podgląd' }).click();
  });
  await voter.page.goto(`${hub.url}/ustalenia/${id}`);
  await voter.page.locator('[data-mention][data-me]', { hasText: names.voter }).waitFor();
  await page.goto(`${hub.url}/ustalenia/${id}/zmien`);
  await reasons.waitFor();
  expect(await reasons.inputValue()).toBe(`**Dyżur** ma @[${names.voter}]`);
  await reasons.press('Control+End');
  await reasons.pressSequentially(' w piątki');
  await page.getByRole('button', { name: 'Zmień treść i zapytaj wszystkich' }).click();
  await page.waitForURL(/ustalenia\/[0-9a-f-]{36}$/);
  expect((await read(id)).decision.body).toMatch(/^\*\*Dyżur\*\* ma @\[.+\]\(member:[0-9a-f-]{36}\) w piątki$/);
});

test('a vote whose answer is lost on the way counts once', async () => {
  const id = await propose('Zgubiona odpowiedź', /^Zgoda/);
  await voter.page.goto(`${hub.url}/ustalenia/${id}`);
  let tries = 0;
  await voter.context.route('**/position', async (route) => {
    tries += 1;
    if (tries > 1) return route.continue();
    await route.fetch();
    await route.abort();
  });
  await voter.page.getByRole('radio', { name: /^Zgoda/ }).check();
  const button = voter.page.getByRole('button', { name: /głos$/ });
  await button.click();
  await voter.page.getByRole('alert').waitFor();
  await button.click();
  await voter.page.getByText('Głos oddany').waitFor();
  await voter.context.unroute('**/position');
  const { positions, decision } = await read(id);
  expect([positions?.length, positions?.[0]?.earlier.length, decision.voted]).toEqual([1, 0, 1]);
});

test('a ranking by buttons, a conflict of interest, a new wording, and a withdrawal', async () => {
  const id = await propose('Temat pierwszego spotkania', /^Ranking/, async () => {
    await proposer.page.getByRole('textbox', { name: 'Opcje' }).fill('Rodzina\nGry\nMemy');
  });
  await voter.page.goto(`${hub.url}/ustalenia/${id}`);
  await voter.page.getByRole('button', { name: 'Gry', exact: true }).click();
  await voter.page.getByRole('button', { name: 'Memy', exact: true }).click();
  await voter.page.getByRole('button', { name: 'Wyżej: Memy' }).click();
  await voter.page.getByRole('button', { name: 'Oddaj głos' }).click();
  await voter.page.getByText('1. Memy, 2. Gry').waitFor();

  await voter.page.getByRole('button', { name: 'Więcej czynności' }).click();
  await voter.page.getByRole('menuitem', { name: 'Zgłoś konflikt interesów' }).click();
  await voter.page.getByRole('dialog').getByLabel('Powód').fill('Prowadzę jedno z tych spotkań.');
  await voter.page.getByRole('dialog').getByRole('button', { name: 'Zgłoś i nie głosuj' }).click();
  await proposer.page.getByText('Prowadzę jedno z tych spotkań.').waitFor();
  await proposer.page.getByText('zagłosowało 0 osób z 2').waitFor();
  await voter.page.getByRole('button', { name: 'Cofnij zgłoszenie' }).click();
  await voter.page.getByRole('button', { name: 'Oddaj głos' }).waitFor();

  const reason = voter.page.getByLabel('Uzasadnienie');
  await reason.fill('O grach pytają');
  await proposer.page.goto(`${hub.url}/ustalenia/${id}/zmien`);
  await proposer.page.getByRole('textbox', { name: 'Opcje' }).fill('Rodzina\nGry');
  await proposer.page.getByLabel('Co się zmieniło').fill('Memy zostają na wiosnę');
  await proposer.page.getByRole('button', { name: 'Zmień treść i zapytaj wszystkich' }).click();
  await voter.page.getByText(/Powód: Memy zostają na wiosnę/).waitFor();
  await reason.pressSequentially(' nas szkoły');
  await voter.page.reload();
  await expect.poll(() => reason.inputValue(), patience).toBe('O grach pytają nas szkoły');

  await proposer.page.getByRole('button', { name: 'Więcej czynności' }).click();
  await proposer.page.getByRole('menuitem', { name: 'Wycofaj wniosek' }).click();
  const why = proposer.page.getByRole('dialog').getByLabel('Powód');
  await why.fill('Nie tak.');
  await proposer.page.keyboard.press('Escape');
  await proposer.page.getByRole('alertdialog').getByRole('button', { name: 'Odrzuć' }).click();
  await why.waitFor({ state: 'detached' });
  await proposer.page.getByRole('button', { name: 'Więcej czynności' }).click();
  await proposer.page.getByRole('menuitem', { name: 'Wycofaj wniosek' }).click();
  expect(await why.inputValue()).toBe('');
  await why.fill('Wrócimy do tego.');
  await proposer.page.getByRole('dialog').getByRole('button', { name: 'Wycofaj wniosek' }).click();
  await voter.page.getByText('Wniosek wycofano. Powód: Wrócimy do tego.').waitFor();
});

test('a secret ballot says how many, never who; on another device it cannot be changed', async () => {
  const id = await propose('Tajny wybór', /^Głosowanie/, async () => {
    await proposer.page.getByRole('checkbox', { name: /^Głosowanie tajne/ }).check();
  });
  await voter.page.goto(`${hub.url}/ustalenia/${id}`);
  await voter.page.getByRole('radio', { name: 'Przeciw', exact: true }).check();
  await voter.page.getByRole('button', { name: 'Oddaj głos' }).click();
  await voter.page.getByText('Głos w urnie. Zmienisz go tylko na tym urządzeniu.').waitFor();
  await proposer.page.getByText('zagłosowała 1 osoba z 3').waitFor();
  const phone = await samplePerson(browser, hub, names.voter);
  await phone.page.goto(`${hub.url}/ustalenia/${id}`);
  await phone.page.getByText('Oddano go na innym urządzeniu').waitFor();
  await phone.context.close();
  expect((await read(id)).positions).toBe(null);
  await voter.page.getByText('gdy wszyscy zagłosują tak samo, wynik mówi, jak głosował każdy').waitFor();

  await proposer.page.getByRole('button', { name: 'Więcej czynności' }).click();
  await proposer.page.getByRole('menuitem', { name: 'Zgłoś konflikt interesów' }).click();
  await proposer.page.getByRole('dialog').getByText('bez Ciebie zostanie mniej niż troje uprawnionych').waitFor();
  await proposer.page.getByRole('dialog').getByLabel('Powód').fill('Umowa z wykonawcą.');
  await proposer.page.getByRole('dialog').getByRole('button', { name: 'Zgłoś i nie głosuj' }).click();
  await voter.page.getByText('Głosowanie tajne zakończyło się bez wyniku').waitFor();
  expect((await read(id)).decision).toMatchObject({ state: 'withdrawn', withdrawnReason: null, eligible: 2 });
  const register = await secretary.request<RegisterPage>('GET', `/api/decisions?groupId=${groupId}`);
  expect(register.body.items.map(({ title }) => title)).toEqual(['Przyjmujemy regulamin dyżurów']);
});

test('the register is printed whole, however much of it is shown', async () => {
  await withDatabase(hub.folder, (db) =>
    sql`
      with made as (
        insert into decision (group_id, author_id, client_id, label, settings, state, time_zone, opens_at, closes_at,
          result, year, number, tally, closed_at, dissent_until)
        select d.group_id, d.author_id, gen_random_uuid(), 'TLP:AMBER', d.settings, 'closed', d.time_zone,
          d.opens_at - n * interval '1 hour', d.closes_at - n * interval '1 hour', d.result, 2020, n, d.tally, d.closed_at,
          d.dissent_until
        from decision d, generate_series(1, 120) n where d.group_id = ${groupId} and d.number = 1 returning id, number, author_id)
      insert into decision_wording (decision_id, version, title, body, options, author_id)
      select id, 1, 'Dawne ustalenie ' || number, '', '[]', author_id from made`.execute(db),
  );
  const { page } = voter;
  await page.goto(`${hub.url}/ustalenia?grupa=${groupId}`);
  await page.getByText('Dawne ustalenie 1', { exact: true }).waitFor();
  const rows = () => page.getByRole('link', { name: /^Dawne ustalenie/ }).count();
  expect(await rows()).toBeLessThan(60);
  await page.evaluate(() => {
    window.print = () =>
      document.body.setAttribute('data-printed', String(document.querySelectorAll('main li').length));
  });
  await page.getByRole('button', { name: 'Drukuj' }).click();
  await page.locator('body[data-printed]').waitFor();
  expect(await rows()).toBe(120);
  expect(await page.getByText('To tylko').count()).toBe(0);
});

test('no page had an error', () => {
  expect([...proposer.troubles, ...voter.troubles, ...third.troubles]).toEqual([]);
});
