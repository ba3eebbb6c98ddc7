import type { Page } from 'playwright-core';
import type { Client } from './client.ts';
import type { Hub } from './hub.ts';
import { sampleClient } from './people.ts';

type Item = { id: string };
type Items = { items: Item[] };

export const reader = 'Koordynatorka demo';

/** The address of every page of the hub, with something of the sample team on it. */
export async function everyPage(hub: Hub): Promise<Record<string, string>> {
  const client = await sampleClient(hub, reader);
  const group = await firstId(client, '/api/groups');
  const thread = await firstId(client, `/api/groups/${group}/threads`);
  const task = await firstId(client, `/api/groups/${group}/tasks`);
  const draft = await firstId(client, '/api/drafts');
  const meeting = await firstMeeting(client);
  return {
    'sign-in': '/wejdz',
    invitation: '/zaproszenie',
    'demo people': '/demo',
    'captured mail': '/poczta',
    components: '/komponenty',
    today: '/',
    groups: '/grupy',
    'group: threads': `/grupy/${group}`,
    'group: meetings': `/grupy/${group}?karta=spotkania`,
    'group: drafts': `/grupy/${group}?karta=dokumenty`,
    'group: members': `/grupy/${group}?karta=ludzie`,
    thread: `/watki/${thread}`,
    'new in threads': '/watki',
    meetings: '/spotkania',
    meeting: `/spotkania/${meeting}`,
    'new meeting': '/spotkania/nowe',
    'change a meeting': `/spotkania/${meeting}/zmien`,
    register: '/ustalenia',
    'open decision': `/ustalenia/${await decisionIn(client, 'Edukacja')}`,
    'decided by rank': `/ustalenia/${await decisionIn(client, 'Młodzież')}`,
    'new decision': '/ustalenia/nowe',
    'change a decision': `/ustalenia/${await decisionIn(client, 'Edukacja')}/zmien`,
    'my tasks': '/zadania',
    task: `/zadania/${task}`,
    'group: tasks on a board': `/grupy/${group}?karta=ustalenia&widok=tablica`,
    subscription: '/kalendarz',
    drafts: '/dokumenty',
    draft: `/dokumenty/${draft}`,
    people: '/ludzie',
    search: '/szukaj',
    'what was found': '/szukaj?q=szkoła',
    account: '/konto',
    notifications: '/powiadomienia',
    'mail settings': '/konto/powiadomienia',
    'a link from a mail': '/wypisz/nic',
    'before the call': `/grupy/${group}/pokoj`,
    'no such page': '/nie-ma-takiej-strony',
  };
}

async function firstId(client: Client, path: string): Promise<string> {
  const { body } = await client.request<Items>('GET', path);
  return body.items[0]?.id ?? '';
}

/** The first decision of the group whose name begins like this: one that is open, where there is any. */
async function decisionIn(client: Client, name: string): Promise<string> {
  const { body } = await client.request<{ items: { id: string; name: string }[] }>('GET', '/api/groups');
  const group = body.items.find((each) => each.name.startsWith(name));
  return firstId(client, `/api/groups/${group?.id}/decisions`);
}

async function firstMeeting(client: Client): Promise<string> {
  const from = new Date().toISOString();
  const to = new Date(Date.now() + 60 * 86_400_000).toISOString();
  const { body } = await client.request<{ items: { meetingId: string }[] }>(
    'GET',
    `/api/meetings?from=${from}&to=${to}`,
  );
  return body.items[0]?.meetingId ?? '';
}

/** Opens a page and waits until it is there and asks for nothing more. */
export async function openPage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
}
