import { defineConfig } from 'vitest/config';

/** Tests that run the built executable. */
const built = ['test/commands/**/*.test.ts', 'test/acceptance/**/*.test.ts', 'test/docs/**/*.test.ts'];

const ownFolder = 'test/own-temporary-folder.ts';

export default defineConfig({
  test: {
    // The tests wait for processes and disks for half of their time; Vitest by itself leaves one core idle.
    maxWorkers: '100%',
    // For what hangs; how long a test takes on a busy machine says nothing of the code.
    testTimeout: 120_000,
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
        },
      },
    ],
  },
});
