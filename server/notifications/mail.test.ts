import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Email } from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MailSettings, usualSettings } from '../../shared/notifications/settings.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { closeVoting } from '../testing/decisions.ts';
import { awaitJobs } from '../testing/jobs.ts';
import { startSmtp } from '../testing/smtp.ts';
import { mailSome } from './mail-jobs.ts';

let smtp: Awaited<ReturnType<typeof startSmtp>>;
let hub: TestApp;
let second: TestApp;
let chair: Person;
let member: Person;
let groupId: string;

const open: MailSettings = { ...usualSettings, quiet: null };

beforeAll(async () => {
  smtp = await startSmtp();
  hub = await createTestApp({ env: { SMTP_URL: smtp.url } });
  second = await createTestApp({ env: { SMTP_URL: smtp.url }, databaseUrl: hub.databaseUrl });
});
afterAll(async () => {
  await second.close();
  await hub.close();
  await smtp.close();
});
beforeEach(async () => {
  ({ chair, member, groupId } = await hub.makeTeam());
  await put(member, '/api/me/notifications', open);
  await put(chair, '/api/me/notifications', open);
});

async function put(person: Person, url: string, body: object): Promise<void> {
  const answer = await hub.call(person, 'PUT', url, body);
  expect(answer.statusCode, answer.body).toBe(200);
}

async function makeThread(label = 'TLP:AMBER', readers?: string[]) {
  const payload = {
    clientId: randomUUID(),
    title: 'Plan pracy',
    label,
    body: 'Początek',
    ...(readers ? { readers } : {}),
  };
  return (await hub.call(chair, 'POST', `/api/groups/${groupId}/threads`, payload)).json<{ id: string }>().id;
}

const name = (person: Person) => `@[${person.displayName}](member:${person.id})`;
const post = async (threadId: string, body: string, by = chair) =>
  (await hub.call(by, 'POST', `/api/threads/${threadId}/messages`, { clientId: randomUUID(), body })).json<{
    id: string;
    ordinal: number;
  }>();

/** As if that long had passed since everything happened that is not mailed yet. */
async function pass(interval: string): Promise<void> {
  await awaitJobs(hub.db);
  await sql`
    update notification set created_at = created_at - ${interval}::interval, mail_at = mail_at - ${interval}::interval`.execute(
    hub.db,
  );
}

async function mail(): Promise<void> {
  for (const { app } of [hub, second]) while (await mailSome(app.services));
  await Promise.all([hub, second].map(({ app }) => app.services.mail.sendDue()));
  await awaitJobs(hub.db);
}

const addressOf = async ({ id }: Person) =>
  (await hub.db.selectFrom('member').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email;

async function mailsTo(person: Person): Promise<Email[]> {
  const address = await addressOf(person);
  return smtp.mails.filter(({ to }) => to?.some((each) => each.address === address));
}

describe('what asks something of a person', () => {
  it('is mailed after two minutes, once, by two processes at once', async () => {
    const threadId = await makeThread();
    const { ordinal } = await post(threadId, `Czy ${name(member)} to sprawdzi? Zażółć gęślą jaźń.`);
    await mail();
    expect(await mailsTo(member)).toEqual([]);
    await pass('2 minutes');
    await Promise.all([hub, second, hub, second].map(({ app }) => mailSome(app.services)));
    await mail();
    const [message, ...more] = await mailsTo(member);
    expect(more).toEqual([]);
    expect(message?.subject).toBe('Re: Plan pracy');
    for (const part of [message?.text, message?.html]) {
      expect(part).toContain('Zażółć gęślą jaźń');
      expect(part).toContain(chair.displayName);
      expect(part).toContain(`/watki/${threadId}?nr=${ordinal}`);
      expect(part).toContain('TLP:AMBER');
    }
    expect(message?.inReplyTo).toBe(`<thread.${threadId}@localhost>`);
    expect(message?.references).toBe(`<thread.${threadId}@localhost>`);
    expect(smtp.header(message, 'auto-submitted')).toBe('auto-generated');
  });

  it('is not mailed to whoever saw it meanwhile', async () => {
    const threadId = await makeThread();
    const { ordinal } = await post(threadId, `Do ${name(member)}`);
    await put(member, `/api/threads/${threadId}/read`, { ordinal });
    await pass('10 days');
    await mail();
    expect(await mailsTo(member)).toEqual([]);
  });

  it('waits for the end of the quiet hours', async () => {
    const hour = new Date(new Date().toLocaleString('en-US', { timeZone: 'Europe/Warsaw' })).getHours();
    const until = (hour + 3) % 24;
    await put(member, '/api/me/notifications', { ...open, quiet: { from: (hour + 22) % 24, until } });
    await post(await makeThread(), `Do ${name(member)}`);
    await pass('2 minutes');
    await mail();
    expect(await mailsTo(member)).toEqual([]);
    const { mailAt } = await hub.db
      .selectFrom('notification')
      .select('mailAt')
      .where('memberId', '=', member.id)
      .where('kind', '=', 'mention')
      .executeTakeFirstOrThrow();
    const wall = mailAt?.toLocaleTimeString('en-GB', { timeZone: 'Europe/Warsaw' });
    expect(wall).toBe(`${String(until).padStart(2, '0')}:00:00`);
    await put(member, '/api/me/notifications', open);
    await mail();
    expect(await mailsTo(member)).toHaveLength(1);
  });
});

describe('the digest', () => {
  it('brings the rest by thing, at the chosen time, in the language of the member', async () => {
    await hub.call(member, 'PATCH', '/api/me', { locale: 'en' });
    const [one, two] = [await makeThread(), await makeThread()];
    await post(one, 'Pierwsza');
    await post(one, 'Druga');
    await post(two, 'Trzecia');
    await pass('2 minutes');
    await mail();
    expect(await mailsTo(member)).toEqual([]);
    await pass('10 days');
    await mail();
    await mail();
    const [digest, ...more] = await mailsTo(member);
    expect(more).toEqual([]);
    expect(digest?.subject).toMatch(/^Konsylium: 2 items, /);
    expect(digest?.text).toContain('3 new messages');
    expect(digest?.text).toContain(`/watki/${two}`);
  });

  it('says how a voting ended', async () => {
    await closeVoting(hub, groupId, chair);
    await pass('10 days');
    await mail();
    await mail();
    expect((await mailsTo(member)).map(({ text }) => text).join()).toContain('Głosowanie zakończone: odrzucono');
  });

  it('takes what is direct too when the group is set so, and nothing of a group that is switched off', async () => {
    const group = `/api/me/notifications/groups/${groupId}`;
    await put(member, group, { mail: 'digest' });
    await post(await makeThread(), `Do ${name(member)}`);
    await pass('10 days');
    await mail();
    expect((await mailsTo(member)).map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Konsylium: 1 sprawa/),
    ]);
    await put(member, group, { mail: 'none' });
    await post(await makeThread(), `Do ${name(member)}`);
    await pass('10 days');
    await mail();
    expect(await mailsTo(member)).toHaveLength(1);
  });
});

describe('labels', () => {
  it.each(['TLP:RED', 'TLP:AMBER+STRICT'])('%s: neither title, text nor people', async (label) => {
    const threadId = await makeThread(label, label === 'TLP:RED' ? [chair.id, member.id] : undefined);
    await post(threadId, `Do ${name(member)}: poufne słowa`);
    await post(threadId, 'Więcej słów');
    await pass('10 days');
    await mail();
    const mails = await mailsTo(member);
    expect(mails.length).toBeGreaterThan(0);
    for (const message of mails) {
      expect(message.subject).toBe('Nowe w Konsylium – szczegóły po zalogowaniu');
      const all = JSON.stringify(message);
      for (const secret of ['Plan pracy', 'słowa', 'słów', chair.displayName, threadId])
        expect(all).not.toContain(secret);
    }
  });

  it('a label made stricter before the mail counts; who was removed gets nothing', async () => {
    const threadId = await makeThread();
    await post(threadId, `Do ${name(member)}`);
    await awaitJobs(hub.db);
    await hub.call(chair, 'PATCH', `/api/threads/${threadId}`, { label: 'TLP:AMBER+STRICT' });
    await pass('2 minutes');
    await mail();
    expect((await mailsTo(member))[0]?.subject).toContain('szczegóły po zalogowaniu');
    await post(await makeThread(), `Do ${name(member)}`);
    await awaitJobs(hub.db);
    await hub.call(chair, 'DELETE', `/api/groups/${groupId}/members/${member.id}`);
    await pass('10 days');
    await mail();
    expect(await mailsTo(member)).toHaveLength(1);
  });
});

describe('what a relay put off is written anew', () => {
  /** A mail that waits, in which the member is told of a message; what then happens, and the mail. */
  async function deferred(meanwhile: (threadId: string, messageId: string) => Promise<unknown>): Promise<Email[]> {
    const threadId = await makeThread();
    const { id } = await post(threadId, `Do ${name(member)}: słowa sprzed godziny`);
    await pass('2 minutes');
    smtp.defer(true);
    await mail();
    smtp.defer(false);
    const waiting = hub.db.selectFrom('mailMessage').where('recipient', '=', await addressOf(member));
    expect(await waiting.select(['attempts', 'sentAt']).execute()).toEqual([{ attempts: 1, sentAt: null }]);
    await meanwhile(threadId, id);
    await sql`update mail_message set due_at = now() where sent_at is null`.execute(hub.db);
    await mail();
    expect(await waiting.select('id').where('sentAt', 'is', null).execute()).toEqual([]);
    return mailsTo(member);
  }

  it('and sent as it was when nothing happened, once', async () => {
    const mails = await deferred(async () => {});
    expect(mails.map(({ subject }) => subject)).toEqual(['Re: Plan pracy']);
    expect(mails[0]?.text).toContain('słowa sprzed godziny');
  });

  it('without a word when it has become confidential', async () => {
    const mails = await deferred((threadId) =>
      hub.call(chair, 'PATCH', `/api/threads/${threadId}`, { label: 'TLP:AMBER+STRICT' }),
    );
    expect(mails).toHaveLength(1);
    for (const secret of ['Plan pracy', 'słowa']) expect(JSON.stringify(mails)).not.toContain(secret);
  });

  it.each<[string, (threadId: string, messageId: string) => Promise<unknown>]>([
    ['they were left out', (id) => hub.call(chair, 'PATCH', `/api/threads/${id}`, { label: 'TLP:RED', readers: [] })],
    ['it was deleted', (_, id) => hub.call(chair, 'DELETE', `/api/messages/${id}`)],
    ['they left', () => hub.call(chair, 'DELETE', `/api/groups/${groupId}/members/${member.id}`)],
    ['they want no mail', () => put(member, '/api/me/notifications', { ...open, direct: false, digest: false })],
  ])('and not sent when %s', async (_, meanwhile) => {
    expect(await deferred(meanwhile)).toEqual([]);
  });
});

describe('one click switches it off (RFC 8058)', () => {
  async function link(): Promise<string> {
    await post(await makeThread(), `Do ${name(member)}`);
    await pass('2 minutes');
    await mail();
    const message = (await mailsTo(member)).at(-1);
    expect(smtp.header(message, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const [, url = ''] = /^<(.*)>$/.exec(smtp.header(message, 'list-unsubscribe') ?? '') ?? [];
    return new URL(url).pathname;
  }
  const isDirect = async () => (await hub.call(member, 'GET', '/api/me/notifications')).json<MailSettings>().direct;
  const forms = [
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
    ],
  ] as const;

  it.each(forms)('by POST of %s, without a session or an Origin; GET changes nothing', async (type, payload) => {
    const url = await link();
    const headers = { 'content-type': type };
    await hub.app.inject({ method: 'GET', url });
    expect(await isDirect()).toBe(true);
    expect((await hub.app.inject({ method: 'POST', url, headers, payload: 'nothing=here' })).statusCode).toBe(400);
    expect(await isDirect()).toBe(true);
    for (const _ of [1, 2]) {
      const answer = await hub.app.inject({ method: 'POST', url, headers, payload });
      expect(answer.json()).toEqual({ scope: 'direct', active: false });
    }
    expect(await isDirect()).toBe(false);
  });

  it('only with the signature that was made for it', async () => {
    const url = await link();
    const [headers, payload] = [{ 'content-type': forms[0][0] }, forms[0][1]];
    const wrong = url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const forged = url.replace(/(?<=\/wypisz\/)./, (first) => (first === 'A' ? 'B' : 'A'));
    for (const other of [wrong, forged])
      expect((await hub.app.inject({ method: 'POST', url: other, headers, payload })).statusCode).toBe(404);
    expect(await isDirect()).toBe(true);
  });
});
