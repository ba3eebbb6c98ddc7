import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { colourRules, overflow, violations } from '../axe.ts';
import { desktop, launchChromium, openWindow, type Person, phone, tablet } from '../browser.ts';
import { type Hub, startHub } from '../hub.ts';
import { walkByTab } from '../keyboard.ts';
import { everyPage, openPage, reader } from '../pages.ts';
import { sampleClient, samplePerson } from '../people.ts';

const names = [
  'sign-in',
  'invitation',
  'demo people',
  'captured mail',
  'components',
  'today',
  'groups',
  'group: threads',
  'group: meetings',
  'group: drafts',
  'group: members',
  'thread',
  'new in threads',
  'meetings',
  'meeting',
  'new meeting',
  'change a meeting',
  'register',
  'open decision',
  'decided by rank',
  'new decision',
  'change a decision',
  'my tasks',
  'task',
  'group: tasks on a board',
  'subscription',
  'drafts',
  'draft',
  'people',
  'search',
  'what was found',
  'account',
  'notifications',
  'mail settings',
  'a link from a mail',
  'before the call',
  'no such page',
];

/** Pages that only somebody sees who is not signed in. */
const forGuests = ['sign-in', 'invitation'];

type Look = { viewport: typeof desktop; colorScheme: 'light' | 'dark'; axe: (page: Page) => Promise<string[]> };
type Locale = 'pl' | 'en';

/** Each theme, where most is in sight and where least is; the width between shows what one of these does. */
const looksInEach: readonly Look[] = [
  { viewport: desktop, colorScheme: 'light', axe: (page) => violations(page) },
  { viewport: tablet, colorScheme: 'light', axe: async () => [] },
  { viewport: phone, colorScheme: 'dark', axe: (page) => violations(page) },
];
/** The same colours in every language: that of most people is enough. */
const wideAndDark: Look = { viewport: desktop, colorScheme: 'dark', axe: (page) => violations(page, colourRules) };
const looks: Record<Locale, readonly Look[]> = { pl: [...looksInEach, wideAndDark], en: looksInEach };

/** Tests of every page in one language, on a hub of their own. */
export function checkPagesIn(locale: Locale): void {
  let hub: Hub;
  let browser: Browser;
  let pages: Record<string, string>;
  let person: Person;
  let guest: Person;

  beforeAll(async () => {
    [hub, browser] = await Promise.all([startHub({ NODE_ENV: 'test' }), launchChromium()]);
    pages = await everyPage(hub);
    const client = await sampleClient(hub, reader);
    await client.request('PATCH', '/api/me', { locale });
    person = await samplePerson(browser, hub, reader, { locale });
    guest = await openWindow(browser, 'guest', { locale });
    await guest.page.addInitScript((chosen) => localStorage.setItem('locale', chosen), locale);
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  test('every page is in the list', () => {
    expect(names).toEqual(Object.keys(pages));
  });

  test.for(names)(
    `%s: no violation at any width in light and in dark${locale === 'pl' ? ', and it can be worked by keyboard' : ''}`,
    async (name) => {
      const { page, troubles } = forGuests.includes(name) ? guest : person;
      await openPage(page, `${hub.url}${pages[name]}`);
      expect(await page.locator('html').getAttribute('lang')).toBe(locale);
      const focused = await placeOfFocus(page);
      const wrong = await violationsIn(page, looks[locale]);
      await page.setViewportSize(desktop);
      expect(await placeOfFocus(page), 'another width moves the focus').toBe(focused);
      if (locale === 'pl') wrong.push(...(await walkByTab(page)));
      expect(wrong).toEqual([]);
      expect(troubles).toEqual([]);
    },
  );
}

const placeOfFocus = (page: Page) =>
  page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.id}`);

async function violationsIn(page: Page, looksOf: readonly Look[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { viewport, colorScheme, axe } of looksOf) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    const found = [...(await overflow(page)), ...(await axe(page))];
    wrong.push(...found.map((line) => `${viewport.width} px, ${colorScheme}: ${line}`));
  }
  return wrong;
}
