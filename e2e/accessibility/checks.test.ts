import { expect, test } from 'vitest';
import { colourRules, overflow, violations } from '../axe.ts';
import { launchChromium } from '../browser.ts';
import { walkByTab } from '../keyboard.ts';

test('the checks themselves find what is wrong', async () => {
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.setContent(
    '<html><body><button style="outline: none"></button><a href="/" tabindex="-1">x</a></body></html>',
  );
  expect((await violations(page)).join()).toContain('button-name');
  expect((await walkByTab(page)).join()).toContain('focus can not be seen');
  await page.setContent('<p style="color: #ccc; background: #fff">Blade słowa</p><button></button>');
  expect((await violations(page, colourRules)).join()).toMatch(/^color-contrast: [^|]+$/);
  await page.setContent('<div style="width: 2000px">x</div>');
  expect((await overflow(page)).join()).toContain('wider than the window');
  await browser.close();
});
