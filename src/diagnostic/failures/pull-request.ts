/** Failures around pull requests. */
export const pullRequestFailures = {
  'pull-request/no-repository': {
    title: 'nothing says which repository on GitHub is meant',
    explanation:
      'Pull requests, comments and issues are in one. Give --repository OWNER/NAME, or set GITHUB_REPOSITORY as GitHub Actions does.',
  },
  'pull-request/not-found': {
    title: 'there is no such pull request',
    explanation: 'Or whoever signs in may not see it: the token needs `pull-requests: read`.',
  },
  'pull-request/not-open': {
    title: 'the pull request is merged or closed',
    explanation: 'What it would change is in its base by now, or never will be.',
  },
  'pull-request/other-commit': {
    title: 'the commit that is checked out is not that of the pull request',
    explanation:
      'What is said under a pull request is said of its newest commit. Check out its head, or what GitHub makes of merging it (`refs/pull/N/merge`).',
  },
  'pull-request/behind': {
    title: 'what is checked out lacks the newest commit of the base',
    explanation:
      'Guardrails and approvers of the base count as they are now, and its own changes are none of the pull request. Check out what merging makes (`refs/pull/N/merge`), or bring the branch up to date.',
  },
  'pull-request/not-fetched': {
    title: 'no remote of this clone has the commit of the pull request',
    explanation:
      'With --fetch it is asked for by its number at each remote, `origin` first. Another commit may have been pushed meanwhile, or the remote is another repository.',
  },
  'pull-request/invalid-review': {
    title: 'the file that tells of a pull request cannot be used',
    explanation:
      'It comes from a run of which the author of the pull request decides, and is read as such: no link, up to 16 kB, JSON, every field there, of the form it should have, and none besides. `bylaw plan --pull-request N --review-out FILE` writes it.',
  },
  'pull-request/other-run': {
    title: 'the run is not of that pull request',
    explanation:
      'GitHub says for which commit, of which repository and upon what event a run was. What the file of the run names has to be that: else one pull request could speak for another.',
  },
  'pull-request/uncommitted': {
    title: 'files are changed that are not committed',
    explanation: 'What is said under a pull request is said of its commit, not of what lies beside it.',
  },
  'pull-request/invalid-base': {
    title: 'the files that the pull request is proposed to have errors',
    explanation: 'Who may approve stands in them, and guessing would let anybody approve. Mend them first.',
  },
} as const;
