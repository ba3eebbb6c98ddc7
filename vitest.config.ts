import { availableParallelism } from 'node:os';
import { defineConfig, type TestUserConfig } from 'vitest/config';

/** Calls and faults need the machine for themselves. */
const alone = ['e2e/rooms.test.ts', 'e2e/working-day.test.ts', 'e2e/faults/*.test.ts'];

const journeys: TestUserConfig = {
  environment: 'node',
  globalSetup: ['e2e/setup.ts'],
  maxWorkers: 3,
  testTimeout: 120_000,
  expect: { poll: { timeout: 20_000 } },
  hookTimeout: 240_000,
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{server,shared,web,migrations}/**/*.test.ts'],
          environment: 'node',
          isolate: false,
          // Some of them mostly wait.
          maxWorkers: availableParallelism() + 1,
          testTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
          hookTimeout: 60_000,
          globalSetup: ['server/testing/postgres.ts'],
        },
      },
      {
        test: {
          name: 'checks',
          include: ['e2e/checks/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
        },
      },
      { test: { ...journeys, name: 'e2e', include: ['e2e/*.test.ts', 'e2e/accessibility/*.test.ts'], exclude: alone } },
      { test: { ...journeys, name: 'e2e alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
