import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { requireChromium } from './chromium.ts';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream=fps=8',
  '--auto-select-desktop-capture-source=Entire screen',
];

export const desktop = { width: 1440, height: 900 };
export const tablet = { width: 768, height: 1024 };
export const phone = { width: 390, height: 844 };

export type PersonOptions = {
  viewport?: { width: number; height: number };
  locale?: 'pl' | 'en';
  theme?: 'light' | 'dark';
};

/** Somebody at a browser of their own: no cookie or storage is shared with the others. */
export type Person = { name: string; page: Page; context: BrowserContext; troubles: string[] };

/** Chromium with a fake camera and microphone, for one test file. Close it in `afterAll`. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: requireChromium(), args: flags, headless: true });
}

/** Opens a browser window of `name`'s own; notes every page error and every refusal of the security policy. */
export async function openWindow(browser: Browser, name: string, options: PersonOptions = {}): Promise<Person> {
  const { viewport = desktop, locale = 'pl', theme = 'light' } = options;
  const context = await browser.newContext({
    viewport,
    locale: locale === 'pl' ? 'pl-PL' : 'en-GB',
    timezoneId: 'Europe/Warsaw',
    colorScheme: theme,
    reducedMotion: 'reduce',
    permissions: ['camera', 'microphone', 'clipboard-read', 'clipboard-write'],
    ...(viewport.width < 600 ? { hasTouch: true, isMobile: true } : {}),
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text()))
      troubles.push(message.text());
  });
  return { name, page, context, troubles };
}

/** A picture of what a person sees, for the case that a test failed; told on the terminal. */
export async function screenshot({ page, name, troubles }: Person): Promise<void> {
  for (const trouble of troubles) console.error(`   ${name}: ${trouble}`);
  const folder = path.join('.data', 'screenshots');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name.replaceAll(/[^\p{L}\d]+/gu, '-')}-${Date.now()}.png`);
  await page.screenshot({ path: file, timeout: 10_000 }).then(
    () => console.error(`   screenshot of ${name} at ${page.url()}: ${file}`),
    () => undefined,
  );
}
