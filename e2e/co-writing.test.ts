import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchChromium, type Person, screenshot } from './browser.ts';
import { beginDraft, editor, placeCaret, saved, textOf } from './day/draft.ts';
import { type Hub, startHub } from './hub.ts';
import { sampleClient, samplePerson } from './people.ts';

const names = { one: 'Koordynatorka demo', other: 'Ekspertka 03 (oświata)' };
const group = 'Wspólne pisanie';
/** Each way between a browser and the hub, as over a mobile network. */
const wayMs = 60;
const patience = { timeout: 20_000 };

let hub: Hub;
let browser: Browser;
let one: Person;
let other: Person;

beforeAll(async () => {
  [hub, browser] = await Promise.all([startHub({ NODE_ENV: 'test' }), launchChromium()]);
  const secretary = await sampleClient(hub, names.one);
  const { memberId } = await sampleClient(hub, names.other);
  const fields = { clientId: randomUUID(), name: group, mandate: '' };
  const { id } = (await secretary.request<{ id: string }>('POST', '/api/groups', fields)).body;
  await secretary.request('POST', `/api/groups/${id}/members`, { memberId, role: 'member' });
  one = await samplePerson(browser, hub, names.one);
  other = await samplePerson(browser, hub, names.other);
  await Promise.all([one, other].map(({ page }) => slowDown(page)));
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await Promise.all([one, other].map(screenshot));
});
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

const slowDown = (page: Page) =>
  page.routeWebSocket(/\/api\/drafts\/.+\/sync$/, (line) => {
    const server = line.connectToServer();
    line.onMessage((message) => void setTimeout(() => server.send(message), wayMs));
    server.onMessage((message) => void setTimeout(() => line.send(message), wayMs));
  });

async function openBoth(text: readonly string[]): Promise<string> {
  const address = await beginDraft(one, hub, 'Razem', group);
  await editor(one.page).click();
  for (const [index, words] of text.entries()) {
    if (index > 0) await one.page.keyboard.press('Enter');
    await one.page.keyboard.type(words);
  }
  await saved(one.page);
  await other.page.goto(address);
  await editor(other.page)
    .getByText(text.at(-1) ?? '')
    .waitFor();
  return address;
}

test.each([
  ['a heading', 'Control+Alt+2', 'h3, h2'],
  ['a list', 'Control+Shift+8', 'ul'],
])('who types in a paragraph stays in it while another makes %s of it', async (_, keys, made) => {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  await openBoth(['Akapit pierwszy.', 'Akapit drugi: ', 'Akapit trzeci.']);
  await other.page.getByText('Akapit drugi:').click();
  await other.page.keyboard.press('End');
  await one.page.getByText('Akapit drugi:').click();
  const typing = other.page.keyboard.type(letters, { delay: 30 });
  await one.page.getByText('Akapit drugi: abcd').waitFor();
  await one.page.keyboard.press(keys);
  await typing;
  const whole = `Akapit pierwszy.\nAkapit drugi: ${letters}\nAkapit trzeci.`;
  for (const { page } of [one, other]) await expect.poll(() => textOf(page), patience).toBe(whole);
  await editor(other.page).locator(made).getByText(letters).waitFor();
});

test("another's caret at the end of a paragraph moves nothing", async () => {
  await openBoth(['Pierwszy.', 'Drugi.']);
  const height = () =>
    editor(one.page)
      .locator('p')
      .last()
      .evaluate((element) => element.getBoundingClientRect().height);
  const before = await height();
  await placeCaret(other.page, 'end');
  await editor(one.page).locator('p').last().locator('[data-person]').waitFor({ state: 'attached' });
  expect(await height()).toBe(before);
});

test('who has a deleted document open is told so, and has it back when it is restored', async () => {
  await openBoth(['Wróci.']);
  await one.page.getByRole('button', { name: 'Więcej czynności' }).click();
  await one.page.getByRole('menuitem', { name: 'Usuń dokument' }).click();
  await other.page.getByRole('heading', { name: 'Ten dokument usunięto' }).waitFor();
  await one.page.getByRole('button', { name: 'Cofnij', exact: true }).click();
  await editor(other.page).getByText('Wróci.').waitFor();
  await placeCaret(other.page, 'end');
  await other.page.keyboard.type(' I jest.');
  await editor(one.page).getByText('Wróci. I jest.').waitFor();
});

const inWord = (marker: string, level: number, words: string) =>
  `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>` +
  `${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${words}<o:p></o:p></p>\n`;

test.each([
  ['Word', inWord('1.', 1, 'Raz') + inWord('o', 2, 'W środku') + inWord('2.', 1, 'Dwa'), 'ol'],
  [
    'Google Docs',
    '<b style="font-weight:normal" id="docs-internal-guid-1"><ol><li><p>Raz</p></li><ul><li><p>W środku</p></li></ul><li><p>Dwa</p></li></ol></b>',
    'ol',
  ],
  [
    'LibreOffice',
    '<ul>\n\t<li><p>Raz</p>\n\t<ul>\n\t\t<li><p>W środku</p></li>\n\t</ul>\n\t<li><p>Dwa</p></li>\n</ul>',
    'ul',
  ],
])('a list of %s is a list', async (_, html, tag) => {
  await beginDraft(one, hub, 'Wklejone', group);
  await editor(one.page).evaluate((element, data) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', data);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, html);
  const items = editor(one.page).locator(`:scope > ${tag} > li`);
  await expect.poll(() => items.locator('> p').allInnerTexts(), patience).toEqual(['Raz', 'Dwa']);
  expect(await items.first().locator('> ul > li').innerText()).toBe('W środku');
});

test('nothing was refused and nothing failed', () => {
  expect([...one.troubles, ...other.troubles]).toEqual([]);
});
