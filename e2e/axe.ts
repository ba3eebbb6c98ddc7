import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

declare global {
  interface Window {
    axe: { run(options: object): Promise<AxeResults> };
  }
}

/** All that another theme can break: nothing else of a page depends on it. */
export const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong with the page as it is shown, by all rules or by some: rule and elements, one line each. */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  // Selectors and all that is right cost a third of the time, and nobody reads them.
  const runOnly = rules ? { type: 'rule', values: rules } : tags;
  const options = { runOnly, resultTypes: ['violations'], selectors: false };
  const found = await page.evaluate((asked) => window.axe.run(asked), options);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** What makes the page scroll sideways: nothing, or one line with the widest element. */
export function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const right = (element: Element) => element.getBoundingClientRect().right;
    const widest = [...document.body.querySelectorAll('*')].reduce(
      (a, b) => (right(b) > right(a) ? b : a),
      document.body,
    );
    return [
      `wider than the window by ${document.documentElement.scrollWidth - width} px: ${widest.outerHTML.slice(0, 120)}`,
    ];
  });
}
