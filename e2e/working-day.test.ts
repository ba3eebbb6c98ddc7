import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { desktop, launchChromium, openWindow, type Person, phone, screenshot } from './browser.ts';
import type { Client } from './client.ts';
import { beginDraft, editor, placeCaret, saved, textOf } from './day/draft.ts';
import { removeFromGroup } from './day/group.ts';
import { answerYes, callMeeting, eventsInFeed, makeFeed } from './day/meeting.ts';
import { joinCall, leaveCall, seesOthers, shareScreen } from './day/room.ts';
import { signInByLink } from './day/sign-in.ts';
import { composer, message, openThread, post } from './day/thread.ts';
import { instantInWarsaw, soon } from './day/times.ts';
import { postWords, timesIn, writeWords } from './day/words.ts';
import { type Hub, startHub } from './hub.ts';
import { allMessages } from './messages.ts';
import { sampleClient, samplePerson } from './people.ts';

let hub: Hub;
let browser: Browser;

beforeAll(async () => {
  [hub, browser] = await Promise.all([startHub({ NODE_ENV: 'test' }), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

const patience = { timeout: 30_000, interval: 200 };
const names = { coordinator: 'Koordynatorka demo', expert: 'Ekspertka 03 (oświata)', third: 'Ekspert 08 (nauka)' };

describe.for([
  ['1440 px', desktop],
  ['390 px', phone],
] as const)('one working day at %s', ([, viewport]) => {
  const people: Person[] = [];
  let coordinator: Person;
  let expert: Person;
  let groupId: string;
  let third: Person;
  let secretary: Client;
  let threadUrl: string;
  let meetingId: string;
  let draftUrl: string;
  const groupName = `Dzień pracy ${viewport.width}`;

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await Promise.all(people.map(screenshot));
  });
  afterAll(() => Promise.all(people.map(({ context }) => context.close())));

  test('one signs in by a mailed link, the other on the demo page', async () => {
    coordinator = await openWindow(browser, names.coordinator, { viewport });
    people.push(coordinator);
    await signInByLink(coordinator, hub, 'kd@demo.example');
    expert = await samplePerson(browser, hub, names.expert, { viewport });
    people.push(expert);
  });

  test('a group is founded and the other joins', async () => {
    secretary = await sampleClient(hub, names.coordinator);
    const group = await secretary.request<{ id: string }>('POST', '/api/groups', {
      clientId: randomUUID(),
      name: groupName,
      mandate: 'Próba całego dnia.',
    });
    groupId = group.body.id;
    for (const name of [names.expert, names.third]) {
      const { memberId } = await sampleClient(hub, name);
      const added = await secretary.request('POST', `/api/groups/${groupId}/members`, { memberId, role: 'member' });
      expect(added.status).toBeLessThan(300);
    }
  });

  test('a thread is answered live on the other screen', async () => {
    await Promise.all([coordinator, expert].map(({ page }) => page.goto(`${hub.url}/grupy/${groupId}`)));
    threadUrl = await openThread(coordinator, { title: 'Pierwsze 48 godzin', body: 'Kto odbiera telefon po 16:00?' });
    await expert.page.getByRole('link', { name: 'Pierwsze 48 godzin' }).click();
    await message(expert, 'Kto odbiera telefon').waitFor();
    await expect
      .poll(async () => {
        await composer(expert.page).press('a');
        return coordinator.page.getByText(`${names.expert} pisze`).isVisible();
      }, patience)
      .toBe(true);
    await post(expert, 'Dyżur ma poradnia, do 20:00.');
    await message(coordinator, 'Dyżur ma poradnia').waitFor();
    expect(await message(coordinator, 'Dyżur ma poradnia').count()).toBe(1);
  });

  test('a meeting is called, answered, and found in the feed', async () => {
    const meeting = { title: `Konsultacja ${viewport.width}`, groupId, ...soon(viewport === phone) };
    meetingId = await callMeeting(coordinator, hub, meeting);
    await answerYes(expert, hub, meetingId);
    await coordinator.page
      .getByText(/1 tak|2 tak/)
      .first()
      .waitFor();
    const events = await eventsInFeed(await makeFeed(expert, hub));
    const found = events.filter(({ summary }) => summary.includes(meeting.title));
    expect(found).toHaveLength(1);
    expect(found[0]?.start).toEqual(instantInWarsaw(meeting.day, meeting.from));
    expect(found[0]?.end).toEqual(instantInWarsaw(meeting.day, meeting.to));
  });

  test('three meet in the call, see each other move, and one shares a screen', async () => {
    third = await samplePerson(browser, hub, names.third);
    people.push(third);
    for (const person of [coordinator, expert, third]) await joinCall(person, hub, meetingId);
    await Promise.all([coordinator, expert, third].map((person) => seesOthers(person, 2)));
    await shareScreen(third);
    await Promise.all([coordinator, expert].map((person) => seesOthers(person, 3)));
    await Promise.all([coordinator, expert, third].map(leaveCall));
  });

  test('both write in one draft and see the caret of the other', async () => {
    draftUrl = await beginDraft(coordinator, hub, `Zalecenia ${viewport.width}`, groupName);
    await placeCaret(coordinator.page, 'start');
    await coordinator.page.keyboard.type('Pierwszy akapit.\nDrugi akapit.');
    await saved(coordinator.page);
    await expert.page.goto(draftUrl);
    await expect.poll(() => textOf(expert.page), patience).toContain('Drugi akapit.');
    await placeCaret(expert.page, 'end');
    await expert.page.keyboard.type(' Zdanie ekspertki.');
    await expect.poll(() => textOf(coordinator.page), patience).toContain('Zdanie ekspertki.');
    const caretOf = ({ page }: Person, name: string) => page.locator('[data-person]').filter({ hasText: name });
    await caretOf(coordinator, names.expert).first().waitFor();
    await placeCaret(coordinator.page, 'start');
    await caretOf(expert, names.coordinator).first().waitFor();
  });

  test('kill -9 while both write and post: all of it is there once, and both see the same', async () => {
    const threads = await Promise.all([coordinator, expert].map(({ context }) => context.newPage()));
    await Promise.all(threads.map((page) => page.goto(threadUrl)));
    await Promise.all(threads.map((page) => composer(page).waitFor()));
    const drafts = [coordinator.page, expert.page];
    const stop = new AbortController();
    const writing = [
      ...drafts.map((page, place) => writeWords(page, `d${place}`, stop.signal)),
      ...threads.map((page, place) => postWords(page, `p${place}`, stop.signal)),
    ];
    await sleep(1_500);
    await hub.kill();
    await sleep(1_500);
    stop.abort();
    const [first = [], second = [], ...posted] = await Promise.all(writing);
    await hub.start();

    await Promise.all(drafts.map(saved));
    await expect
      .poll(async () => (await textOf(drafts[0] ?? expert.page)) === (await textOf(expert.page)), patience)
      .toBe(true);
    const text = await textOf(expert.page);
    for (const word of [...first, ...second]) expect(timesIn(text, word), word).toBe(1);

    await Promise.all(
      threads.map((page) => expect.poll(() => page.locator('[data-outgoing]').count(), patience).toBe(0)),
    );
    const bodies = (await allMessages(secretary, threadUrl.split('/').at(-1) ?? '')).map(({ body }) => body);
    for (const word of posted.flat())
      expect(
        bodies.filter((body) => body === word),
        word,
      ).toHaveLength(1);
    await Promise.all(threads.map((page) => page.close()));
  });

  test('who is removed from the group sees nothing more of it', async () => {
    await expert.page.goto(draftUrl);
    await editor(expert.page).waitFor();
    const thread = await expert.context.newPage();
    await thread.goto(threadUrl);
    await composer(thread).waitFor();
    await removeFromGroup(coordinator, hub, groupId, names.expert);
    await expert.page.getByText('Nie masz już dostępu do tego dokumentu').waitFor();
    await thread.getByText('Nie ma takiego wątku albo go nie widzisz').waitFor();
    await thread.goto(`${hub.url}/grupy/${groupId}`);
    await thread.getByText('Nie ma takiej strony albo jej nie widzisz').waitFor();
    await thread.goto(`${hub.url}/grupy`);
    await thread.getByRole('heading', { level: 1 }).waitFor();
    expect(await thread.getByText(groupName).count()).toBe(0);
  });

  test('no page had an error or broke the security policy', () => {
    expect(people.flatMap(({ troubles }) => troubles)).toEqual([]);
  });
});
