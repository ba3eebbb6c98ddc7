import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Outcome, readCommand } from './admin-commands.ts';
import { createTestApp, type TestApp } from './testing/app.ts';

const email = 'koordynacja@example.org';
let hub: TestApp;

beforeAll(async () => {
  hub = await createTestApp();
});
afterAll(() => hub.close());

async function admin(...args: string[]): Promise<Outcome> {
  const command = readCommand(args);
  return 'run' in command ? command.run(hub.app.services) : command;
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const readGroups = (token: string) =>
  hub.app.inject({ url: '/api/groups', headers: bearer(token) }).then((answer) => answer.statusCode);

/** The address of somebody new in the hub. */
async function makeAddress(): Promise<string> {
  const { id } = await hub.makeMember();
  const member = hub.db.selectFrom('member').select('email').where('id', '=', id);
  return (await member.executeTakeFirstOrThrow()).email;
}

test('before there is a coordinator nobody can be invited', async () => {
  expect(await admin('invite', 'nowa@example.org')).toMatchObject({ code: 1 });
});

test('the first coordinator signs in by the link that is printed, once', async () => {
  const { code, text } = await admin('coordinator', email, 'Koordynacja 01');
  expect(code).toBe(0);
  const token = /#([\w-]{43})$/.exec(text)?.[1];
  const signIn = () =>
    hub.app.inject({
      method: 'POST',
      url: '/api/auth/session',
      headers: { origin: hub.app.services.config.publicUrl },
      payload: { token },
    });
  expect((await signIn()).statusCode).toBeLessThan(300);
  expect((await signIn()).statusCode).toBe(400);
});

test('a member becomes a coordinator by the same command', async () => {
  await hub.makeMember();
  const { email: known } = await hub.db
    .selectFrom('member')
    .select('email')
    .where('hubRole', '=', 'member')
    .executeTakeFirstOrThrow();
  expect(await admin('coordinator', known, 'Ekspertka 01')).toMatchObject({ code: 0 });
  expect((await admin('status')).text).toContain('of them coordinators 2');
  expect(await admin('disable', known)).toMatchObject({ code: 0 });
});

test('an invitation is mailed in the name of a coordinator', async () => {
  expect(await admin('invite', 'nowa@example.org')).toMatchObject({ code: 0 });
  const mail = await hub.db
    .selectFrom('mailMessage')
    .select('text')
    .where('recipient', '=', 'nowa@example.org')
    .executeTakeFirst();
  expect(mail?.text).toContain(hub.app.services.config.publicUrl);
});

test('who is in the hub already, or was shut out of it, is not invited nor made anew', async () => {
  const known = await makeAddress();
  const mails = () => hub.db.selectFrom('mailMessage').select('id').where('recipient', '=', known).execute();
  const before = (await mails()).length;
  expect((await admin('invite', known.toUpperCase())).text).toContain('is in the hub already');
  expect(await admin('disable', known)).toMatchObject({ code: 0 });
  for (const args of [
    ['invite', known],
    ['coordinator', known, 'Ekspertka 02'],
  ]) {
    const { code, text } = await admin(...args);
    expect(code).toBe(1);
    expect(text).toMatch(/^\S+ belongs to somebody who is disabled\. .*$/);
  }
  expect((await mails()).length).toBe(before);
});

test('an access token works until it is revoked', async () => {
  const made = await admin('token', email, 'Kopia zapasowa');
  const [, id = ''] = /Access token (\S+)/.exec(made.text) ?? [];
  const token = made.text.split('\n').at(-1) ?? '';
  expect(await readGroups(token)).toBe(200);
  expect((await admin('tokens', email)).text).toContain(`${id}  read `);
  expect(await admin('revoke', email, id)).toMatchObject({ code: 0 });
  expect(await readGroups(token)).toBe(401);
  expect(await admin('revoke', email, id)).toMatchObject({ code: 1 });
});

test('the only coordinator can not be disabled, others can, and their tokens end', async () => {
  expect(await admin('disable', email)).toMatchObject({ code: 1 });
  const other = await makeAddress();
  const token = (await admin('token', other, 'Skrypt', '--write')).text.split('\n').at(-1) ?? '';
  expect(await readGroups(token)).toBe(200);
  expect(await admin('disable', other)).toMatchObject({ code: 0 });
  expect(await readGroups(token)).toBe(401);
  expect(await admin('token', other, 'Skrypt')).toMatchObject({ code: 1 });
});

test.each([
  [['help'], 0],
  [[], 0],
  [['--help'], 0],
  [['toString'], 2],
  [['invite'], 2],
  [['status', '--loud'], 2],
  [['status', '--write'], 2],
  [['token', 'a@example.org', 'Name', '--sector', 'health'], 2],
  [['coordinator', 'a@example.org', 'Name', '--write'], 2],
  [['coordinator', 'nobody', 'Name'], 1],
  [['coordinator', 'a@example.org', 'Name', '--sector', 'army'], 1],
])('%j ends with code %i', async (args, code) => {
  const outcome = await admin(...args);
  expect(outcome.code).toBe(code);
  expect(outcome.text.length).toBeGreaterThan(0);
});
