import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    globalSetup: 'test/support/services/setup.ts',
    // an embedded database takes 300 MB and a core of its own while it opens
    maxWorkers: 2,
    testTimeout: 20_000,
    // the first use of a service may install it
    hookTimeout: 300_000,
  },
});
