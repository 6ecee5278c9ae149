/**
 * Every code of a failure of the world (see BylawError), with its headline and what to do.
 * A mistake in the user's files has a code in `catalogue.ts` instead.
 */
export const failures = {
  'git/no-repository': { title: 'not a Git repository', explanation: 'Bylaw reads and records in Git: run `git init` or pass --cwd.' },
  'git/no-commits': { title: 'the repository has no commits yet', explanation: 'Apply reads HEAD: commit the YAML first.' },
  'git/no-identity': { title: 'Git does not know who you are', explanation: 'Ledger entries carry an author: set user.name and user.email.' },
  'git/read-only': { title: 'the Git directory cannot be written', explanation: 'Apply writes objects and a ref there.' },
  'git/unsupported': { title: 'the isomorphic backend cannot serve this repository', explanation: 'Install Git 2.31 or newer, or set BYLAW_GIT=native.' },
  'git/no-native': { title: 'BYLAW_GIT=native, but no usable git was found', explanation: 'Install Git 2.31 or newer.' },
  'git/unknown-revision': { title: 'no such commit, branch or tag', explanation: 'Give a revision that `git rev-parse` knows.' },
  'git/missing-object': { title: 'an object is missing', explanation: 'A shallow or partial clone may lack it: fetch it, or deepen the clone.' },
  'git/ref-moved': { title: 'a ref moved while Bylaw worked', explanation: 'Someone else wrote at the same time: run again.' },
  'git/ref-locked': { title: 'a ref is locked by another process', explanation: 'Wait for the other process; remove the .lock file if it died.' },
  'git/failed': { title: 'a Git operation failed', explanation: 'The cause is printed below.' },
} as const satisfies Record<`${string}/${string}`, { readonly title: string; readonly explanation: string }>;

export type FailureCode = keyof typeof failures;
