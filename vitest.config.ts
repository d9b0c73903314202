import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'vitest.setup.ts',
    include: ['{corpus,indexer,api,evals,web}/**/*.test.ts'],
    // Files that open the index load a model of their own: two at a time keep memory within bounds.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
