import { defineConfig } from 'vitest/config'

// Frozen Chromium on panels without Google's updates: see the README on browsers.
const BROWSER_FLOOR = ['chrome74', 'safari14', 'firefox102']

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { target: BROWSER_FLOOR, cssTarget: BROWSER_FLOOR, outDir: 'dist/app', manifest: true },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**'],
          environment: 'node',
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
