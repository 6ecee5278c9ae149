/** Failures of Git, of a repository and of its remotes. */
export const gitFailures = {
  'git/no-repository': {
    title: 'not a Git repository',
    explanation: 'Bylaw reads and records in Git: run `git init` or pass --cwd.',
  },
  'git/no-commits': {
    title: 'the repository has no commits yet',
    explanation: 'Apply reads HEAD: commit the YAML first.',
  },
  'git/no-identity': {
    title: 'Git does not know who you are',
    explanation: 'Ledger entries carry an author: set user.name and user.email.',
  },
  'git/cannot-commit': {
    title: 'nothing can be committed now',
    explanation:
      'The repository is in the middle of a merge or a rebase, no branch is checked out, a hook refuses the commit, or the backend cannot sign it. The message says which.',
  },
  'git/read-only': {
    title: 'the Git directory cannot be written',
    explanation: 'Apply writes objects and a ref there.',
  },
  'git/no-space': {
    title: 'no space is left where the repository is',
    explanation: 'What was written until then is whole: free some space and run the command again.',
  },
  'git/unsupported': {
    title: 'the isomorphic backend cannot serve this repository',
    explanation: 'Install Git 2.31 or newer, or set BYLAW_GIT=native.',
  },
  'git/no-native': {
    title: 'BYLAW_GIT=native, but no usable git was found',
    explanation: 'Install Git 2.31 or newer.',
  },
  'git/unknown-revision': {
    title: 'no such commit, branch or tag',
    explanation: 'Give a revision that `git rev-parse` knows.',
  },
  'git/history-cut-off': {
    title: 'the history of this clone is cut off before what is asked about',
    explanation: '`git fetch --unshallow` brings it; in CI, check out with `fetch-depth: 0`.',
  },
  'git/missing-object': {
    title: 'an object is missing',
    explanation: 'A shallow or partial clone may lack it: fetch it, or deepen the clone.',
  },
  'git/too-large': {
    title: 'a commit holds more files than are read',
    explanation:
      'Up to 1,000,000 files and folders are listed, with paths of up to 4,096 characters. A folder may stand in a commit any number of times, so that a few small objects make up more than any machine can hold.',
  },
  'git/malformed-object': {
    title: 'an object is not one that Git would write',
    explanation: '`git fsck` tells more: take the branch from a clone that is sound.',
  },
  'git/ref-moved': {
    title: 'a ref moved while Bylaw worked',
    explanation: 'Someone else wrote at the same time: run again.',
  },
  'git/ref-locked': {
    title: 'a ref is locked by another process',
    explanation: 'Wait for the other process; remove the .lock file if it died.',
  },
  'git/no-work-tree': {
    title: 'the repository has no work tree',
    explanation: 'Bylaw reads files beside `.git`: clone without --bare.',
  },
  'git/unsafe-repository': {
    title: 'Git refuses a repository of another owner',
    explanation: 'Trust it with `git config --global --add safe.directory PATH`.',
  },
  'git/unknown-backend': {
    title: 'BYLAW_GIT names no backend',
    explanation: 'Set it to `native` or `isomorphic`, or unset it.',
  },
  'git/bad-ref': {
    title: 'not a full ref name',
    explanation: 'Give a name such as `refs/heads/main`, as `git check-ref-format` allows.',
  },
  'git/ref-conflict': {
    title: 'a ref stands where a folder of refs is needed',
    explanation: '`a` and `a/b` cannot both be branches: delete or rename one.',
  },
  'git/unknown-remote': {
    title: 'the repository has no such remote',
    explanation: 'Name one that `git remote` lists, or add it with `git remote add NAME URL`.',
  },
  'git/remote-unreachable': {
    title: 'a remote could not be reached, or did not answer',
    explanation:
      'Whether it took what was sent cannot be known, so Bylaw asks before it writes again. Run the same command ' +
      'again once `git ls-remote REMOTE` answers.',
  },
  'git/remote-refused': {
    title: 'a remote refused, and nothing changed there',
    explanation:
      'Credentials, a permission, a protected branch or a hook stands in the way, or what the remote holds cannot ' +
      "be accepted. The remote's own words are printed below.",
  },
  'git/bad-timeout': {
    title: 'BYLAW_REMOTE_TIMEOUT is no number of seconds',
    explanation: 'Set it to a number of seconds, or unset it.',
  },
  'git/failed': { title: 'a Git operation failed', explanation: 'The cause is printed below.' },
} as const;
