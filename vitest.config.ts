import { defineConfig } from 'vitest/config';
import { PATIENCE_MS } from './test/support/patience.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    // the shell and the log speak English, whatever the machine's language is
    env: { LC_ALL: '', LC_MESSAGES: 'C' },
    globalSetup: 'test/support/services/setup.ts',
    // an embedded database takes 300 MB and a core of its own while it opens
    maxWorkers: 2,
    // what hangs is ended; a machine that is busy with something else is waited for
    testTimeout: 600_000,
    expect: { poll: { timeout: PATIENCE_MS } },
    // the first use of a service may install it
    hookTimeout: 300_000,
  },
});
