import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests that run the built executable. */
const built = ['test/commands/**/*.test.ts', 'test/acceptance/**/*.test.ts', 'test/docs/**/*.test.ts'];

/** Tests of the sources that start Git over and over. */
const repositories = ['test/{disk,git,ledger,operations,source}/**/*.test.ts'];

/** Those among the acceptance tests that only compute. */
const computing = [
  'test/acceptance/github-requests.test.ts',
  'test/acceptance/access/{aws-policies,cedar-agreement,naive-agreement}.test.ts',
  'test/acceptance/hardening/{adversarial-sizes,plain-yaml,pumped-texts}.test.ts',
];

/** Tests that put something in the place of a whole module, which others must not find there. */
const alone = [
  'test/operations/approvals/{github,random}-stories.test.ts',
  'test/operations/remote/unreadable-result.test.ts',
  'test/source/strange-files.test.ts',
];

const ownFolder = 'test/own-temporary-folder.ts';

export default defineConfig({
  test: {
    // The tests wait for processes, disks and time for a quarter of theirs: one worker more than there are cores keeps
    // these busy. (Vitest by itself leaves one idle, and takes no more than 100 % of them.)
    maxWorkers: availableParallelism() + 1,
    // For what hangs; how long a test takes on a busy machine says nothing of the code.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    disableConsoleIntercept: true,
    // To start a process and load everything anew for each file takes longer than many of the files.
    isolate: false,
    // Workers go from file to file, but not from project to project. To start a process costs the more the more memory
    // its parent holds: what starts many is kept apart from what computes.
    projects: [
      {
        extends: true,
        test: { name: 'alone', include: alone, isolate: true, globalSetup: ownFolder },
      },
      {
        extends: true,
        test: {
          name: 'built',
          include: built,
          exclude: computing,
          globalSetup: [ownFolder, 'test/build-first.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'computing', include: computing, globalSetup: ownFolder },
      },
      {
        extends: true,
        test: { name: 'repositories', include: repositories, exclude: alone, globalSetup: ownFolder },
      },
      {
        extends: true,
        test: {
          name: 'sources',
          include: ['test/**/*.test.ts'],
          exclude: [...built, ...repositories],
          globalSetup: ownFolder,
        },
      },
    ],
  },
});
