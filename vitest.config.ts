import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'vitest.setup.ts',
    include: ['{corpus,indexer,api,evals,web}/**/*.test.ts'],
    // Files that open the index load a model of their own: two at a time keep memory within bounds.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A page on a busy machine takes its time; what never comes still fails.
    expect: { poll: { timeout: 10_000 } },
  },
});
