import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createListener } from '../realtime/listener.ts';
import { appendEvent } from '../realtime/log.ts';
import { createTestApp, type Person, type TestApp } from '../testing/app.ts';
import { bumpAccess, createAccessWatch } from './access-epoch.ts';
import { disableMember } from './actions.ts';

let hub: TestApp;
beforeAll(async () => {
  hub = await createTestApp();
});
afterAll(() => hub.close());
afterEach(() => vi.useRealTimers());

test.for([-3_600_000, 0, 3_600_000])(
  'a change is noticed without a notification, with a clock %i ms off',
  async (off) => {
    const member = await hub.makeMember();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + off });
    // It is never started, and hears nothing.
    const deaf = createListener(hub.databaseUrl, hub.app.log);
    const access = createAccessWatch(hub.db, deaf);
    const told: string[] = [];
    access.onChange((id) => told.push(id));
    await hub.db.transaction().execute((trx) => bumpAccess(trx, member.id));
    await expect.poll(() => access.epoch(member.id), { timeout: 4_000 }).toBe(1);
    expect(told).toContain(member.id);
    access.stop();
  },
);

/** Waits until a transaction waits for another one's lock. */
const someoneWaits = () =>
  expect
    .poll(async () => {
      const { rows } = await sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(hub.db);
      return rows.length;
    })
    .toBe(1);

test.for<[string, (member: Person) => Promise<unknown>]>([
  ['a profile that changes', (member) => hub.call(member, 'PATCH', '/api/me', { displayName: 'Inne Imię' })],
  ['somebody who is shut out', ({ id }) => disableMember(hub.db, id)],
])('%s does not wait in a ring with who tells the group and then asks for rights anew', async ([, change]) => {
  const { member, groupId } = await hub.makeTeam();
  const changing = await hub.db.transaction().execute(async (trx) => {
    await appendEvent(trx, `group:${groupId}`, { type: 'group.changed', payload: {} }, null);
    // In a box, or the transaction would wait for it.
    const box = { answer: change(member) };
    await someoneWaits();
    await bumpAccess(trx, member.id);
    return box;
  });
  const answer = await changing.answer;
  if (answer) expect(answer).toMatchObject({ statusCode: 200 });
});
