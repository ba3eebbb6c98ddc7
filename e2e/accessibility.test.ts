import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { overflow, violations } from './axe.ts';
import { desktop, launchChromium, openWindow, type Person, phone, tablet } from './browser.ts';
import { type Hub, startHub } from './hub.ts';
import { walkByTab } from './keyboard.ts';
import { everyPage, openPage, reader } from './pages.ts';
import { sampleClient, samplePerson } from './people.ts';

let hub: Hub;
let browser: Browser;
let pages: Record<string, string>;

beforeAll(async () => {
  [hub, browser] = await Promise.all([startHub({ NODE_ENV: 'test' }), launchChromium()]);
  pages = await everyPage(hub);
});
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

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

/** Each width, and each theme where most is in sight and where least is. */
const looks = [
  [desktop, 'light'],
  [desktop, 'dark'],
  [tablet, 'light'],
  [phone, 'dark'],
] as const;

test('every page is in the list', () => {
  expect(names).toEqual(Object.keys(pages));
});

test('the checks themselves find what is wrong', async () => {
  const { page, context } = await openWindow(browser, 'wrong');
  await page.setContent(
    '<html><body><button style="outline: none"></button><a href="/" tabindex="-1">x</a></body></html>',
  );
  expect((await violations(page)).join()).toContain('button-name');
  expect((await walkByTab(page)).join()).toContain('focus can not be seen');
  await page.setContent('<div style="width: 2000px">x</div>');
  expect((await overflow(page)).join()).toContain('wider than the window');
  await context.close();
});

describe.for(['pl', 'en'] as const)('in %s', (locale) => {
  let person: Person;
  let guest: Person;

  beforeAll(async () => {
    const client = await sampleClient(hub, reader);
    await client.request('PATCH', '/api/me', { locale });
    person = await samplePerson(browser, hub, reader, { locale });
    guest = await openWindow(browser, 'guest', { locale });
    await guest.page.addInitScript((chosen) => localStorage.setItem('locale', chosen), locale);
  });
  afterAll(() => Promise.all([person?.context.close(), guest?.context.close()]));

  test.for(names)(
    '%s: no violation at any width in light and in dark, and it can be worked by keyboard',
    async (name) => {
      const { page, troubles } = forGuests.includes(name) ? guest : person;
      await openPage(page, `${hub.url}${pages[name]}`);
      expect(await page.locator('html').getAttribute('lang')).toBe(locale);
      const wrong: string[] = [];
      for (const [viewport, colorScheme] of looks) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        const found = [...(await overflow(page)), ...(await violations(page))];
        wrong.push(...found.map((line) => `${viewport.width} px, ${colorScheme}: ${line}`));
      }
      await page.setViewportSize(desktop);
      wrong.push(...(await walkByTab(page)));
      expect(wrong).toEqual([]);
      expect(troubles).toEqual([]);
    },
  );
});
