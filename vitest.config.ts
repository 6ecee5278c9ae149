import { defineConfig } from 'vitest/config';

/** Tests that run the built executable. */
const built = ['test/commands/**/*.test.ts', 'test/acceptance/**/*.test.ts', 'test/docs/**/*.test.ts'];

const ownFolder = 'test/own-temporary-folder.ts';

export default defineConfig({
  test: {
    // The tests wait for processes and disks for half of their time; Vitest by itself leaves one core idle.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 180_000,
    disableConsoleIntercept: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'sources',
          include: ['test/**/*.test.ts'],
          exclude: built,
          globalSetup: ownFolder,
        },
      },
      {
        extends: true,
        test: {
          name: 'built',
          include: built,
          globalSetup: [ownFolder, 'test/build-first.ts'],
          testTimeout: 120_000,
        },
      },
    ],
  },
});
