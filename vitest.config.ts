import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{src,suites,generators,bench,examples,scripts}/**/*.test.ts'],
    testTimeout: 20_000,
    // On two processors, all but one is one.
    maxWorkers: '100%',
  },
})
