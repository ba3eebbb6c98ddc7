import type { Browser, Page } from 'playwright-core';
import type { Email } from 'postal-mime';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchChromium, type Person, screenshot } from './browser.ts';
import { composer, message, openThread, post } from './day/thread.ts';
import { soon } from './day/times.ts';
import { type Hub, startHub } from './hub.ts';
import { allMessages } from './messages.ts';
import { openPicture, openReport, pickFiles, picture, report } from './quarrel/files.ts';
import { everythingFound, expectNotFound, expectNotTold, type Ids } from './quarrel/outsider.ts';
import { answerMail, openPostOffice, type PostOffice, passNight } from './quarrel/post-office.ts';
import { gather, groupName, names, type Team } from './quarrel/team.ts';
import { makeTask, makeVoteOfThread, vote, writeDissent } from './quarrel/vote.ts';

const patience = { timeout: 30_000, interval: 200 };
/** Until the next full minute but one, and a loaded machine. */
const untilClosed = { timeout: 100_000 };

const words = {
  thread: 'Zgłoszenia od świadków',
  proposal: 'Przyjmujemy anonimowe zgłoszenia świadków',
  against: 'Bez nazwiska nie zapytamy o nic świadka.',
  dissent: 'Świadek bez nazwiska nie dostanie od nas pomocy.',
  task: 'Napisać do szkół, jak świadkowie mogą zgłaszać',
  reply: 'Zrobię to, świadkom należy się prosta odpowiedź.',
};
/** None of them is written anywhere: in the journey stand other forms of the word. */
const searched = ['świadkiem', 'swiadkami'];

let office: PostOffice;
let hub: Hub;
let browser: Browser;
let team: Team;
let ids: Ids;
let before: Record<string, unknown>;
let close: { id: string; at: number };
let threadUrl: string;

const people = () => (team ? [team.proposer, team.opponent, team.absent] : []);
const idOf = (address: string): string => address.split('/').at(-1) ?? '';
const outsiderFinds = () => everythingFound(team.outsider, [...searched, words.thread, groupName, picture]);

beforeAll(async () => {
  office = await openPostOffice();
  [hub, browser] = await Promise.all([startHub({ NODE_ENV: 'test', ...office.env }), launchChromium()]);
  team = await gather(browser, hub);
  before = await outsiderFinds();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await Promise.all(people().map(screenshot));
});
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
  await office?.close();
});

test('a thread is opened, and its files are opened by the others', async () => {
  const { proposer, opponent, absent, groupId, secretary } = team;
  await proposer.page.goto(`${hub.url}/grupy/${groupId}`);
  threadUrl = await openThread(proposer, { title: words.thread, body: 'Czy świadek może zgłosić bez nazwiska?' });
  await Promise.all([opponent, absent].map(({ page }) => page.goto(threadUrl)));
  await pickFiles(proposer);
  await post(proposer, 'Materiały z warsztatu.');
  await Promise.all([openPicture(opponent), openReport(absent)]);
  await post(opponent, 'Nie: świadkowi trzeba odpowiedzieć po imieniu.');
  await message(absent, 'trzeba odpowiedzieć').waitFor();
  const [first, withFiles] = await allMessages(secretary, idOf(threadUrl));
  const files = withFiles?.attachments ?? [];
  const fileId = (name: string) => files.find((file) => file.name === name)?.id ?? '';
  ids = {
    ...{ group: groupId, thread: idOf(threadUrl), message: first?.id ?? '', decision: '', task: '' },
    ...{ picture: fileId(picture), report: fileId(report) },
  };
  // Whoever has a thing before their eyes is sent no mail of it.
  await absent.page.goto(hub.url);
});

test('a vote is made of the thread; two give theirs and see each other, the third says nothing', async () => {
  const { proposer, opponent, absent } = team;
  close = await makeVoteOfThread(proposer, { title: words.proposal, body: 'Inaczej nikt się nie zgłosi.' });
  ids = { ...ids, decision: close.id };
  await proposer.page.getByRole('complementary').getByRole('link', { name: words.thread }).waitFor();
  await vote(proposer, { stand: 'Za' });
  await proposer.page.getByText('zagłosowała 1 osoba z 3').waitFor();

  await opponent.page.goto(hub.url);
  await opponent.page.getByRole('link', { name: `Oddaj głos: ${words.proposal}` }).click();
  await vote(opponent, { stand: 'Przeciw', reason: words.against });
  await proposer.page.getByText('zagłosowały 2 osoby z 3').waitFor();
  await proposer.page.getByText(words.against).waitFor();
  await absent.page.getByRole('link', { name: `Vote: ${words.proposal}` }).waitFor();
});

test('it closes by itself, and says how it was counted', async () => {
  const { proposer, opponent, absent } = team;
  await Promise.all([proposer, opponent].map(({ page }) => page.getByText('Jak policzono wynik').waitFor(untilClosed)));
  expect(Date.now()).toBeGreaterThanOrEqual(close.at);
  for (const sum of ['3 − 2 = 1', '2 ≥ 2', '2 > 1']) await opponent.page.getByText(sum, { exact: true }).waitFor();
  await absent.page.getByRole('link', { name: `Vote: ${words.proposal}` }).waitFor({ state: 'detached' });
});

test('the dissent belongs to the finding, which stands in the register with its arithmetic', async () => {
  const { proposer, opponent, groupId } = team;
  await writeDissent(opponent, words.dissent);
  await proposer.page.getByText(words.dissent).waitFor();
  await proposer.page.goto(`${hub.url}/ustalenia?grupa=${groupId}`);
  const row = proposer.page.getByRole('listitem').filter({ hasText: words.proposal });
  await row.getByText(`Ustalenie 1/${new Date(close.at).getFullYear()}`).waitFor();
  await row.getByText('Przyjęto').waitFor();
  await row.getByText('1 zdanie odrębne').waitFor();
  await row.getByRole('link', { name: words.proposal }).click();
  await proposer.page.getByText('2 > 1', { exact: true }).waitFor();
  await proposer.page.getByText(words.dissent).waitFor();
});

test('a task is made of the decision, and its owner sees it on Today', async () => {
  const { proposer, absent } = team;
  const due = soon(false).date;
  ids = { ...ids, task: await makeTask(proposer, { title: words.task, owner: names.absent, due }) };
  await proposer.page.getByRole('heading', { level: 1, name: words.task }).waitFor();
  await proposer.page.getByRole('link', { name: words.proposal }).click();
  await proposer.page.getByRole('complementary').getByRole('link', { name: words.task }).waitFor();
  await absent.page.reload();
  await absent.page.getByRole('link', { name: `Open the task: ${words.task}` }).waitFor();
});

test('what the third missed comes by mail, and an answer by mail appears live', async () => {
  const { proposer, opponent, absent } = team;
  await Promise.all([proposer, opponent].map(({ page }) => page.goto(threadUrl)));
  await mention(proposer.page, names.absent, 'kto odpisze świadkom?');
  const asked = message(opponent, 'kto odpisze świadkom?');
  await asked.waitFor();
  await passNight(hub, await memberIdOf(absent));
  const mails = () => office.mails.filter(({ to }) => to?.some(({ address }) => address?.startsWith('05@')));
  const found = (subject: RegExp): Email | undefined => mails().find((mail) => subject.test(mail.subject ?? ''));
  await expect.poll(() => found(/^Re: /)?.text, patience).toContain('You were mentioned by Koordynatorka demo');
  await expect.poll(() => found(/^Konsylium: /)?.text, patience).toContain('Voting has closed');
  expect(found(/^Konsylium: /)?.text).toContain(`/ustalenia/${ids.decision}`);
  expect(found(/^A new task from/)?.text).toContain(words.task);
  expect(office.mails.flatMap(({ to }) => to ?? []).some(({ address }) => address?.startsWith('08@'))).toBe(false);

  const mail = found(/^Re: /);
  if (mail) await answerMail(office, mail, words.reply);
  await Promise.all([proposer, opponent].map((person) => message(person, words.reply).waitFor()));
  expect(await message(opponent, words.reply).textContent()).not.toContain('On Sunday');
});

/** Names somebody by keyboard and sends. */
async function mention(page: Page, name: string, text: string): Promise<void> {
  const field = composer(page);
  await field.click();
  await field.pressSequentially(`@${name.slice(0, 10)}`);
  await page.getByRole('option', { name }).waitFor();
  await field.press('Enter');
  await field.pressSequentially(text);
  await field.press('Control+Enter');
}

async function memberIdOf({ page }: Person): Promise<string> {
  return page.evaluate(async () => ((await (await fetch('/api/me')).json()) as { id: string }).id);
}

const kinds = {
  pl: ['Wątki', 'Wiadomości', 'Ustalenia', 'Zadania', 'Pliki'],
  en: ['Threads', 'Messages', 'Findings', 'Tasks', 'Files'],
};

test('everything is found by a form of the word that nobody wrote, and it is marked', async () => {
  const { opponent, absent } = team;
  await opponent.page.goto(`${hub.url}/szukaj`);
  await opponent.page.getByLabel('Czego szukasz?').fill('świadkiem');
  await absent.page.goto(`${hub.url}/szukaj?q=swiadkami`);
  for (const [{ page }, lists] of [
    [opponent, kinds.pl],
    [absent, kinds.en],
  ] as const)
    for (const name of lists)
      await page
        .getByRole('list', { name })
        .locator('mark', { hasText: /^świad(e)?k/i })
        .first()
        .waitFor();
  const messages = opponent.page.getByRole('list', { name: 'Wiadomości' });
  await messages.getByText(words.reply).waitFor();
});

test('an outsider finds nothing of it, and no count betrays it', async () => {
  expect(await outsiderFinds()).toEqual(before);
  expect(JSON.stringify(before)).not.toContain(groupName);
  await expectNotFound(team.outsider, ids);
  await expectNotTold(team.outsider, ids);
});

test('no page had an error or broke the security policy', () => {
  expect(people().flatMap(({ troubles }) => troubles)).toEqual([]);
});
