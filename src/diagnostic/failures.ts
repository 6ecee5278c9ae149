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
  'git/no-work-tree': { title: 'the repository has no work tree', explanation: 'Bylaw reads files beside `.git`: clone without --bare.' },
  'git/unsafe-repository': { title: 'Git refuses a repository of another owner', explanation: 'Trust it with `git config --global --add safe.directory PATH`.' },
  'git/unknown-backend': { title: 'BYLAW_GIT names no backend', explanation: 'Set it to `native` or `isomorphic`, or unset it.' },
  'git/bad-ref': { title: 'not a full ref name', explanation: 'Give a name such as `refs/heads/main`, as `git check-ref-format` allows.' },
  'git/ref-conflict': { title: 'a ref stands where a folder of refs is needed', explanation: '`a` and `a/b` cannot both be branches: delete or rename one.' },
  'git/failed': { title: 'a Git operation failed', explanation: 'The cause is printed below.' },

  'ledger/corrupt': { title: 'the ledger branch holds something that Bylaw did not write', explanation: 'Nothing is repaired in silence: look at the commit named, then go back to the last good entry.' },
  'ledger/truncated': { title: 'part of the ledger is not in this repository', explanation: 'A shallow or partial clone lacks it: fetch the whole branch.' },
  'ledger/other-version': { title: 'the ledger is of another version', explanation: 'A newer Bylaw wrote it: install that version.' },
  'ledger/rewritten': { title: 'the ledger no longer continues what was seen before', explanation: 'Its branch was reset, force-pushed or deleted: bring back the entry seen last, or accept the new history.' },
  'ledger/diverged': { title: 'the ledger and its remote have both moved', explanation: 'Two histories exist: compare them, then keep one.' },
  'ledger/behind': { title: 'the remote holds newer ledger entries', explanation: 'Take them over first: the ledger only moves forward.' },
  'provider/unreadable': { title: 'the target could not be read whole', explanation: 'A read that failed or was cut short is never taken for an empty answer.' },
  'provider/disconnected': { title: 'the connection to the target was lost', explanation: 'Run apply again: it settles what was in flight by looking.' },
} as const satisfies Record<`${string}/${string}`, { readonly title: string; readonly explanation: string }>;

export type FailureCode = keyof typeof failures;
