import type { Browser } from 'playwright-core';
import type { DemoPerson } from '../shared/accounts/schema.ts';
import { openWindow, type Person, type PersonOptions } from './browser.ts';
import { type Client, createClient, send } from './client.ts';
import type { Hub } from './hub.ts';

type Items<T> = { items: T[] };

/** The sample team of a hub. */
export async function samplePeople(hub: Hub): Promise<DemoPerson[]> {
  return (await send<Items<DemoPerson>>(`${hub.url}/api/demo/people`, { method: 'GET' })).body.items;
}

/** One of the sample team, signed in without a browser. */
export async function sampleClient(hub: Hub, name: string): Promise<Client> {
  const found = (await samplePeople(hub)).find((person) => person.displayName === name);
  if (!found) throw new Error(`nobody in the sample team is called ${name}`);
  const answer = await send(`${hub.url}/api/demo/session`, { method: 'POST', body: { memberId: found.id } });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  return createClient(() => hub.url, cookie, found.id);
}

/** One of the sample team at a browser, signed in with one click on the demo page. */
export async function samplePerson(
  browser: Browser,
  hub: Hub,
  name: string,
  options: PersonOptions = {},
): Promise<Person> {
  const person = await openWindow(browser, name, options);
  await person.page.goto(`${hub.url}/demo`);
  await person.page.getByRole('button', { name }).click();
  await person.page.getByRole('heading', { level: 1 }).waitFor();
  await person.page.waitForURL((url) => url.pathname === '/');
  return person;
}
