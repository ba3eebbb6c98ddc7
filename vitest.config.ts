import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{server,shared,web,migrations}/**/*.test.ts'],
          environment: 'node',
          isolate: false,
          maxWorkers: '100%',
          testTimeout: 20_000,
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
      {
        test: {
          name: 'e2e',
          include: ['e2e/*.test.ts', 'e2e/faults/*.test.ts'],
          environment: 'node',
          globalSetup: ['e2e/setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
