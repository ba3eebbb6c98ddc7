import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createListener } from '../realtime/listener.ts';
import { createTestApp, type TestApp } from '../testing/app.ts';
import { bumpAccess, createAccessWatch } from './access-epoch.ts';

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
