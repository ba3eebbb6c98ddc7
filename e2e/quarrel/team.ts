import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { usualSettings } from '../../shared/notifications/settings.ts';
import { type Person, phone } from '../browser.ts';
import type { Client } from '../client.ts';
import type { Hub } from '../hub.ts';
import { sampleClient, samplePerson } from '../people.ts';

export const names = {
  proposer: 'Koordynatorka demo',
  opponent: 'Ekspertka 03 (oświata)',
  absent: 'Ekspert 05 (psychologia)',
  outsider: 'Ekspert 08 (nauka)',
};
export const groupName = 'Próba sporu';

/** Three of one group at browsers of their own, and one of another who only asks the API. */
export type Team = {
  groupId: string;
  /** At a desk, in Polish. */
  proposer: Person;
  /** On a phone, in Polish. */
  opponent: Person;
  /** At a desk, in English; seldom there, and reads mail. */
  absent: Person;
  outsider: Client;
  secretary: Client;
};

export async function gather(browser: Browser, hub: Hub): Promise<Team> {
  const secretary = await sampleClient(hub, names.proposer);
  const group = { clientId: randomUUID(), name: groupName, mandate: '' };
  const groupId = (await secretary.request<{ id: string }>('POST', '/api/groups', group)).body.id;
  for (const name of [names.opponent, names.absent]) {
    const { memberId } = await sampleClient(hub, name);
    await secretary.request('POST', `/api/groups/${groupId}/members`, { memberId, role: 'member' });
  }
  await writeInEnglishToAnyHour(await sampleClient(hub, names.absent));
  const [proposer, opponent, absent] = await Promise.all([
    samplePerson(browser, hub, names.proposer),
    samplePerson(browser, hub, names.opponent, { viewport: phone }),
    samplePerson(browser, hub, names.absent, { locale: 'en' }),
  ]);
  return { groupId, secretary, outsider: await sampleClient(hub, names.outsider), proposer, opponent, absent };
}

/** A digest every day and no quiet hours: the test may run at night. */
async function writeInEnglishToAnyHour({ request }: Client): Promise<void> {
  await request('PATCH', '/api/me', { locale: 'en' });
  const settings = { ...usualSettings, digestDays: [1, 2, 3, 4, 5, 6, 7], quiet: null };
  await request('PUT', '/api/me/notifications', settings);
}
