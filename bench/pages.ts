import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { launchChromium, openWindow } from '../e2e/browser.ts';
import { type Hub, startHub } from '../e2e/hub.ts';
import { sampleClient, samplePerson } from '../e2e/people.ts';
import { ensureClientBuilt } from '../server/client-build.ts';
import { below, type Row } from './table.ts';

/** JavaScript that a page asks for when it is opened first, gzipped, without what waits for a room or an editor. */
export async function run(): Promise<Row[]> {
  await ensureClientBuilt(() => undefined);
  const [hub, browser] = await Promise.all([startHub({ NODE_ENV: 'test' }), launchChromium()]);
  try {
    const rows: Row[] = [];
    for (const [name, path] of await pagesOf(hub)) {
      const value = await scriptKilobytes(browser, hub, path);
      rows.push(below({ what: `initial JavaScript: ${name}`, value, unit: 'kB' }, 90));
    }
    return rows;
  } finally {
    await browser.close();
    await hub.stop();
  }
}

async function pagesOf(hub: Hub): Promise<[string, string][]> {
  const client = await sampleClient(hub, 'Koordynatorka demo');
  const groups = await client.request<{ items: { id: string }[] }>('GET', '/api/groups');
  const group = groups.body.items[0]?.id;
  const threads = await client.request<{ items: { id: string }[] }>('GET', `/api/groups/${group}/threads`);
  return [
    ['sign-in', '/wejdz'],
    ['Today', '/'],
    ['a group', `/grupy/${group}`],
    ['a thread', `/watki/${threads.body.items[0]?.id}`],
    ['meetings', '/spotkania'],
    ['a new meeting', '/spotkania/nowe'],
    ['drafts', '/dokumenty'],
    ['people', '/ludzie'],
    ['account', '/konto'],
  ];
}

async function scriptKilobytes(browser: Browser, hub: Hub, path: string): Promise<number> {
  const person =
    path === '/wejdz' ? await openWindow(browser, 'nobody') : await samplePerson(browser, hub, 'Koordynatorka demo');
  const page = await person.context.newPage();
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  await page.goto(`${hub.url}${path}`, { waitUntil: 'networkidle' });
  const bodies = await Promise.all(scripts);
  await person.context.close();
  return bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) / 1024;
}
