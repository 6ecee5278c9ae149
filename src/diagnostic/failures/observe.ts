/** Failures of observations: what systems saw of members. */
export const observeFailures = {
  'observe/bad-lines': {
    title: 'some lines are no observations that can be recorded',
    explanation: 'Nothing was recorded. Correct the lines named, or pass --skip-bad to leave them out.',
  },
  'observe/too-much': {
    title: 'there are more lines than one run reads',
    explanation: 'Nothing was recorded: part the file.',
  },
  'observe/corrupt': {
    title: 'the branch of observations holds something that Bylaw did not write',
    explanation:
      'It never decides who may what, and may be deleted: `git branch --delete --force bylaw/observed`, and at the remote `git push --delete origin bylaw/observed`.',
  },
  'observe/branch-in-use': {
    title: 'the branch of observations is used for something else',
    explanation:
      'Observations have the branch `bylaw/observed` to themselves: check out another one, and name another in `ledger.ref`.',
  },
} as const;
