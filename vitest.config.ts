import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['{server,shared,web,migrations}/**/*.test.ts'], environment: 'node', testTimeout: 20_000, hookTimeout: 60_000, globalSetup: ['server/testing/postgres.ts'] } },
    ],
  },
});
