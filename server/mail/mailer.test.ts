import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../testing/app.ts';

let slowMail: Promise<void> = Promise.resolve();
const received: { to: string[]; text: string }[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _session, done) => done(address.startsWith('refused') ? new Error('no such mailbox') : null),
  onData(stream, session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', async () => {
      await slowMail;
      received.push({
        to: session.envelope.rcptTo.map(({ address }) => address),
        text: Buffer.concat(chunks).toString(),
      });
      done();
    });
  },
});

let hub: TestApp;
beforeAll(async () => {
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const { port } = smtp.server.address() as AddressInfo;
  hub = await createTestApp({ env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
});
afterAll(async () => {
  await hub.close();
  await new Promise<void>((resolve) => smtp.close(resolve));
});

const enqueue = (recipient: string) =>
  hub.db
    .transaction()
    .execute((trx) => hub.app.services.mail.enqueue(trx, { recipient, subject: 'Zażółć', text: 'Treść wiadomości' }));

test('what was committed leaves, once; what is refused waits and holds up nobody', async () => {
  await enqueue('refused@example.org');
  await enqueue('first@example.org');
  await enqueue('second@example.org');
  await expect
    .poll(() => received.flatMap(({ to }) => to).sort(), { timeout: 8_000 })
    .toEqual(['first@example.org', 'second@example.org']);
  // It is written down a moment after the other server has it.
  const written = async () => {
    const columns = ['recipient', 'attempts', 'sentAt', 'text'] as const;
    const rows = await hub.db.selectFrom('mailMessage').select(columns).orderBy('recipient').execute();
    return rows.map(({ recipient, attempts, sentAt, text }) => [recipient, attempts, sentAt !== null, text]);
  };
  await expect.poll(written).toEqual([
    ['first@example.org', 0, true, ''],
    ['refused@example.org', 1, false, 'Treść wiadomości'],
    ['second@example.org', 0, true, ''],
  ]);
});

test('what was rolled back is never sent', async () => {
  const before = received.length;
  const failing = hub.db.transaction().execute(async (trx) => {
    await hub.app.services.mail.enqueue(trx, { recipient: 'never@example.org', subject: 'x', text: 'x' });
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  await hub.app.services.mail.sendDue();
  expect(received).toHaveLength(before);
});

test('while a mail server takes its time no transaction is open, and nobody else takes the message', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  slowMail = promise;
  await enqueue('slow@example.org');
  const slow = hub.db.selectFrom('mailMessage').where('recipient', '=', 'slow@example.org');
  const isTaken = async () => slow.select('id').where('dueAt', '>', sql<Date>`now()`).executeTakeFirst();
  await expect.poll(isTaken, { timeout: 8_000 }).toBeDefined();
  await hub.app.services.mail.sendDue();
  const { rows } = await sql`
    select query from pg_stat_activity
    where datname = current_database() and state like 'idle in transaction%'`.execute(hub.db);
  expect(rows).toEqual([]);
  resolve();
  await expect.poll(() => slow.select('text').executeTakeFirst()).toEqual({ text: '' });
  expect(received.filter(({ to }) => to.includes('slow@example.org'))).toHaveLength(1);
});

test('a message that a killed process had taken goes out when its time is over', async () => {
  await enqueue('taken@example.org');
  const taken = { sentAt: null, text: 'Treść wiadomości', dueAt: new Date(Date.now() - 1_000) };
  const arrivals = () => received.filter(({ to }) => to.includes('taken@example.org')).length;
  await expect.poll(arrivals, { timeout: 8_000 }).toBe(1);
  await hub.db.updateTable('mailMessage').set(taken).where('recipient', '=', 'taken@example.org').execute();
  await hub.app.services.mail.sendDue();
  expect(arrivals()).toBe(2);
});
