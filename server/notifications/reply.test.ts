import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { sql } from 'kysely';
import nodemailer from 'nodemailer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { usualSettings } from '../../shared/notifications/settings.ts';
import type { MessagePage } from '../../shared/threads/schema.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { awaitJobs } from '../testing/jobs.ts';
import { startSmtp } from '../testing/smtp.ts';
import { mailSome } from './mail-jobs.ts';

let smtp: Awaited<ReturnType<typeof startSmtp>>;
let hub: TestApp;
let port: number;
let chair: Person;
let member: Person;
let outsider: Person;
let groupId: string;
let threadId: string;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

beforeAll(async () => {
  smtp = await startSmtp();
  port = await freePort();
  const mailIn = { MAIL_IN_PORT: String(port), MAIL_REPLY_DOMAIN: 'reply.example.org' };
  hub = await createTestApp({ env: { SMTP_URL: smtp.url, ...mailIn } });
});
afterAll(async () => {
  await hub.close();
  await smtp.close();
});
beforeEach(async () => {
  ({ chair, member, outsider, groupId } = await hub.makeTeam());
  await hub.call(member, 'PUT', '/api/me/notifications', { ...usualSettings, quiet: null });
  const payload = { clientId: randomUUID(), title: 'Plan pracy', label: 'TLP:AMBER', body: 'Początek' };
  threadId = (await hub.call(chair, 'POST', `/api/groups/${groupId}/threads`, payload)).json<{ id: string }>().id;
});

const emailOf = async ({ id }: Person) =>
  (await hub.db.selectFrom('member').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email;

/** The reply address of the mail that tells the member of a question. */
async function asked(): Promise<string> {
  const body = `Czy ${`@[${member.displayName}](member:${member.id})`} przyjdzie?`;
  await hub.call(chair, 'POST', `/api/threads/${threadId}/messages`, { clientId: randomUUID(), body });
  await awaitJobs(hub.db);
  await sql`update notification set mail_at = now() where direct and mail_at is not null`.execute(hub.db);
  await mailSome(hub.app.services);
  const address = await emailOf(member);
  const newest = () => smtp.mails.findLast(({ to }) => to?.some((each) => each.address === address));
  await expect.poll(() => newest()?.text ?? '').toContain('Odpisz powyżej tej linii');
  const mail = newest();
  return mail?.replyTo?.[0]?.address ?? '';
}

type Answer = {
  to: string;
  from?: string;
  text?: string;
  html?: string;
  headers?: Record<string, string>;
  messageId?: string;
  envelopeFrom?: string;
};

async function answer({ to, from, headers, envelopeFrom, ...mail }: Answer): Promise<void> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  const sender = from ?? (await emailOf(member));
  try {
    await transport.sendMail({
      ...{
        text: 'Tak, przyjdę.\n\nW dniu 22.11.2026 Konsylium pisze:\n> Czy przyjdzie?',
        subject: 'Re: Plan pracy',
        ...mail,
      },
      ...{ from: sender, to, ...(headers ? { headers } : {}) },
      envelope: { from: envelopeFrom ?? sender, to },
    });
  } finally {
    transport.close();
  }
}

const messages = async () =>
  (await hub.call(chair, 'GET', `/api/threads/${threadId}/messages?after=2`)).json<MessagePage>().items;

describe('an answer by mail', () => {
  it('stands in the thread as its author wrote it, once however often it is delivered', async () => {
    const to = await asked();
    const messageId = `<${randomUUID()}@mail.example.org>`;
    for (const _ of [1, 2, 3]) await answer({ to, messageId });
    const posted = await messages();
    expect(posted.map(({ body, author }) => [body, author.id])).toEqual([['Tak, przyjdę.', member.id]]);
    expect(posted[0]?.quote?.author.id).toBe(chair.id);
    await answer({ to, text: 'Jeszcze jedno.' });
    expect((await messages()).map(({ body }) => body)).toEqual(['Tak, przyjdę.', 'Jeszcze jedno.']);
  });

  it('says what files it came with', async () => {
    const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
    const attachments = [{ filename: 'plan.pdf', content: 'x' }];
    await transport.sendMail({ from: await emailOf(member), to: await asked(), text: 'W załączniku.', attachments });
    transport.close();
    expect((await messages())[0]?.body).toBe('W załączniku.\n\n*(Wysłano pocztą; pominięto pliki: plan.pdf)*');
  });
});

describe('is refused', () => {
  const refusals: [string, (to: string) => Promise<Answer>, RegExp][] = [
    ['from another address', async (to) => ({ to, from: await emailOf(outsider) }), /^550 5\.7\.1.*person/],
    [
      'for an address that was never given',
      async (to) => ({ to: to.replace(/.(?=@)/, (last) => (last === '0' ? '1' : '0')) }),
      /^550 5\.1\.1/,
    ],
    ['for another domain', async (to) => ({ to: to.replace('reply.example', 'other.example') }), /^550 5\.1\.1/],
    [
      'an automatic answer',
      async (to) => ({ to, headers: { 'Auto-Submitted': 'auto-replied' } }),
      /^550 5\.7\.1.*automatic/,
    ],
    ['bulk mail', async (to) => ({ to, headers: { Precedence: 'bulk' } }), /^550 5\.7\.1.*bulk/],
    ['what says it is from nobody', async (to) => ({ to, envelopeFrom: '' }), /^550 5\.7\.1/],
    ['our own mail that comes back', async (to) => ({ to, headers: { 'List-Id': 'Konsylium <direct.x>' } }), /^550/],
    ['a quote alone', async (to) => ({ to, text: '> Czy przyjdzie?' }), /^550.*no text/],
    ['more than a message holds', async (to) => ({ to, text: 'x'.repeat(10_001) }), /^552/],
    ['HTML too long to be read', async (to) => ({ to, text: '', html: '&#32;'.repeat(300_000) }), /^552.*too long/],
    ['more than a mail may', async (to) => ({ to, text: 'x'.repeat(6_000_000) }), /^552/],
  ];
  it.each(refusals)('%s', async (_, make, reason) => {
    const to = await asked();
    await expect(make(to).then(answer)).rejects.toMatchObject({ response: expect.stringMatching(reason) });
    expect(await messages()).toEqual([]);
  });

  it('from whoever has left the group, or may only read now', async () => {
    const to = await asked();
    const place = `/api/groups/${groupId}/members/${member.id}`;
    await hub.call(chair, 'PATCH', place, { role: 'observer' });
    await expect(answer({ to })).rejects.toMatchObject({ response: expect.stringMatching(/^550.*not allowed/) });
    await hub.call(chair, 'DELETE', place);
    await expect(answer({ to })).rejects.toMatchObject({ response: expect.stringMatching(/^550.*no access/) });
    expect(await messages()).toEqual([]);
  });

  it('once the thread is labelled more strictly than mail allows', async () => {
    const to = await asked();
    await hub.call(chair, 'PATCH', `/api/threads/${threadId}`, { label: 'TLP:AMBER+STRICT' });
    await expect(answer({ to })).rejects.toMatchObject({ response: expect.stringMatching(/^550.*only in Konsylium/) });
  });
});
