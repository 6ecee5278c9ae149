/** Failures of the ledger, of targets, and of what plans for them and applies. */
export const applyFailures = {
  'ledger/corrupt': {
    title: 'the ledger branch holds something that Bylaw did not write',
    explanation:
      'Nothing is repaired in silence: look at the commit named, then go back to the last good entry.',
  },
  'ledger/truncated': {
    title: 'part of the ledger is not in this repository',
    explanation: 'A shallow or partial clone lacks it: fetch the whole branch.',
  },
  'ledger/is-source-branch': {
    title: "the ledger's branch is the branch of the YAML",
    explanation:
      'The ledger holds entries and nothing else: name another branch in `ledger.ref` of bylaw.yaml, or check out ' +
      'the branch of the YAML.',
  },
  'ledger/other-version': {
    title: 'the ledger is of another version',
    explanation: 'A newer Bylaw wrote it: install that version.',
  },
  'ledger/rewritten': {
    title: 'the ledger no longer continues what was seen before',
    explanation:
      'Its branch was reset, force-pushed or deleted: bring back the entry seen last, or accept the new history.',
  },
  'ledger/diverged': {
    title: 'the ledger and its remote have both moved',
    explanation: 'Two histories exist: compare them, then keep one.',
  },
  'ledger/behind': {
    title: 'the remote holds newer ledger entries',
    explanation: 'Take them over first: the ledger only moves forward.',
  },
  'ledger/left-behind': {
    title: 'the ledger is empty here, and stands elsewhere',
    explanation:
      'An earlier bylaw.yaml, or the default, kept the ledger in another place, and its entries are there. With an ' +
      'empty one Bylaw would own nothing, remove nothing, and guard nothing: bring the entries along first.',
  },
  'apply/other-branch': {
    title: 'the commit is not on the branch that is applied from',
    explanation:
      'What was not merged was not reviewed. Only commits that the branch of `apply.branch` in bylaw.yaml leads to are ' +
      'applied; in CI, without that setting, those of the default branch of the remote. The files applied last and ' +
      'those to be applied have to agree, so that no branch makes itself the one.',
  },
  'ledger/moved': {
    title: 'bylaw.yaml names another ledger than before, and both are there',
    explanation:
      'Whoever may push some branch could copy the ledger to it, record there what never happened, and point bylaw.yaml ' +
      'to it. A ledger moves by an exact copy whose original is then removed; until it is, nothing is applied.',
  },
  'ledger/which-remote': {
    title: 'which remote the ledger belongs to cannot be told',
    explanation:
      'Entries are pushed to one remote before they count. Name it in `ledger.remote` of bylaw.yaml; `none` keeps ' +
      'the ledger in this clone.',
  },
  'ledger/no-remote': {
    title: 'the ledger has no remote',
    explanation:
      'It is kept in this clone alone: add a remote, or name one in `ledger.remote` of bylaw.yaml.',
  },
  'ledger/bad-unrecorded': {
    title: 'a result that waits to be recorded cannot be used',
    explanation:
      'Its file in `.git/bylaw/unrecorded/` is damaged, or says what its intent does not allow. Nothing of it is ' +
      'recorded: an apply puts it aside, looks at the target and records what it finds.',
  },
  'ledger/unreadable-result': {
    title: 'a result that waits to be recorded cannot be read now',
    explanation:
      'Its file in `.git/bylaw/unrecorded/` cannot be read for another reason than what is in it, or what its target ' +
      'was cannot be told. It stays where it is; an apply looks at the target meanwhile and records what it finds.',
  },
  'provider/unreadable': {
    title: 'the target could not be read whole',
    explanation: 'A read that failed or was cut short is never taken for an empty answer.',
  },
  'provider/disconnected': {
    title: 'the connection to the target was lost',
    explanation: 'Run apply again: it settles what was in flight by looking.',
  },
  'apply/dirty-work-tree': {
    title: 'files that Bylaw reads are not committed',
    explanation: 'Apply reads HEAD, never the work tree: commit or stash them first.',
  },
  'apply/plan-unreadable': {
    title: 'the plan file is not a plan',
    explanation: 'Write one with `bylaw plan --out FILE`, and do not edit it.',
  },
  'apply/plan-edited': {
    title: 'the plan file was edited',
    explanation:
      'A plan selects changes and never authorizes any: write it anew with `bylaw plan --out FILE`.',
  },
  'apply/running': {
    title: 'another apply is at work',
    explanation: 'Wait until it has ended; it tells its host, process and since when.',
  },
  'apply/keeps-moving': {
    title: 'the ledger moved each time before the apply could begin',
    explanation: 'Others apply at the same time: run again.',
  },
  'apply/unrecorded': {
    title: 'changes were made, but their result could not be recorded',
    explanation:
      'It is kept in `.git/bylaw/unrecorded/`: `bylaw ledger resume` records it, and so does the next apply in this clone.',
  },
  'apply/fenced': {
    title: 'another apply has taken the target over',
    explanation:
      'The lease had ended, so that somebody else may go on. This apply stopped and recorded nothing more; who took ' +
      'over has recorded what it found. Plan again to see what is left.',
  },
  'apply/bad-lease': {
    title: 'BYLAW_LEASE is no number of seconds',
    explanation: 'Set it to a whole number of seconds, or unset it.',
  },
  'plan/unknown-guard': { title: 'no such guard', explanation: 'Name one that a plan was refused by.' },
  'plan/allow-in-ci': {
    title: 'a guard cannot be passed by a flag in CI',
    explanation: 'There only reviewed YAML allows it: `allow` in the Target.',
  },
  'plan/no-such-change': {
    title: 'nothing is planned for an address',
    explanation: '`bylaw plan --full` lists the addresses of all changes.',
  },
  'plan/invalid-base': {
    title: 'the commit to compare with has errors',
    explanation: 'Compare with one whose files are valid.',
  },
  'ledger/no-such-entry': { title: 'the ledger has no such entry', explanation: '`bylaw log` lists them.' },
  'target/unknown-provider': {
    title: 'a target names a provider that this version does not have',
    explanation: 'Set `enabled: false` on it, or use a version of Bylaw that has the provider.',
  },
  'forget/not-managed': {
    title: 'nothing of that address is managed',
    explanation: 'Only an object that Bylaw created or adopted can be let go of.',
  },
  'forget/not-an-object': {
    title: 'not the address of an object',
    explanation: 'Edges go with their object; give an address such as `team:acme/core`.',
  },
} as const;
