/**
 * Every code of a failure of the world (see BylawError), with its headline and what to do.
 * A mistake in the user's files has a code in `catalogue.ts` instead.
 */
export const failures = {
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
  'git/missing-object': {
    title: 'an object is missing',
    explanation: 'A shallow or partial clone may lack it: fetch it, or deepen the clone.',
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
  'git/failed': { title: 'a Git operation failed', explanation: 'The cause is printed below.' },

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
  'provider/unreadable': {
    title: 'the target could not be read whole',
    explanation: 'A read that failed or was cut short is never taken for an empty answer.',
  },
  'provider/disconnected': {
    title: 'the connection to the target was lost',
    explanation: 'Run apply again: it settles what was in flight by looking.',
  },

  'cli/usage': {
    title: 'the command line is not understood',
    explanation: 'See --help for the flags and arguments of a command.',
  },
  'cli/unknown-command': { title: 'no such command', explanation: 'See `bylaw --help` for all commands.' },
  'cli/unknown-flag': { title: 'no such flag', explanation: 'See --help for the flags of a command.' },
  'cli/no-such-folder': {
    title: 'the folder to work in does not exist',
    explanation: 'Give --cwd a folder that exists, or go to one.',
  },
  'cli/unreadable-file': {
    title: 'a file named on the command line cannot be read',
    explanation: 'The cause is printed below.',
  },
  'cli/unwritable-file': {
    title: 'a file named on the command line cannot be written',
    explanation: 'The cause is printed below.',
  },
  'cli/unwritable-output': {
    title: 'the output could not be written',
    explanation: 'The disk may be full, or what was to read it is gone; what the command did is done.',
  },
  'cli/not-a-terminal': {
    title: 'a question cannot be asked here',
    explanation: 'Without a terminal nobody can answer: pass --yes.',
  },
  'cli/interrupted': {
    title: 'interrupted',
    explanation: 'Run the same command again: it goes on where this one stopped.',
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
    explanation: 'Run apply again: it looks at what is there and records it.',
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
  'source/no-repository-file': {
    title: 'there is no bylaw.yaml',
    explanation: 'It marks the root of a Bylaw repository: `bylaw init` or `bylaw import` writes one.',
  },
  'source/invalid-repository-file': {
    title: 'bylaw.yaml has errors',
    explanation:
      'Which branch holds the ledger stands in it, and guessing would show another history. `bylaw validate` shows what is wrong.',
  },
  'source/unknown-organization': {
    title: 'no such organization',
    explanation: 'Name one that the repository declares.',
  },
  'source/unknown-target': {
    title: 'no such target',
    explanation: 'Name one that the organization declares.',
  },
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
  'init/not-empty': {
    title: 'the folder holds files',
    explanation: 'Choose a new or an empty folder: init overwrites nothing.',
  },
  'init/unknown-template': { title: 'no such template', explanation: '`bylaw init --help` lists them.' },
  'import/not-readable': {
    title: 'the folder or file to import cannot be read',
    explanation: 'Give the folder that holds `<org>/org.yaml`, or a file with `orgs:`.',
  },
  'import/not-empty': {
    title: 'the folder to write into holds files',
    explanation:
      'Choose a new folder, or pass --force to write beside them; files of the same name are then replaced.',
  },
  'schema/unknown-kind': {
    title: 'no such schema',
    explanation: '`bylaw schema` lists the kinds and formats.',
  },
  'source/not-found': {
    title: 'a file does not exist',
    explanation: 'It was named, or listed a moment ago, and is not there.',
  },
  'source/symlink': {
    title: 'a symbolic link stands where YAML is read',
    explanation: 'Links could lead out of the repository: put the file itself there.',
  },
  'source/nested-repository': {
    title: 'a repository stands where YAML is read',
    explanation:
      'What a submodule or a repository inside the repository declares is not part of the commit: move it out, or take its files over.',
  },
  'source/not-a-file': {
    title: 'what stands there is no file',
    explanation: 'A pipe, socket, device or folder cannot be read as YAML: remove it, or put a file there.',
  },
  'source/left-out': {
    title: 'a YAML file is left out of the work tree',
    explanation:
      'A sparse checkout lacks it, or it was marked so by hand. Read without it, what it declares would count as removed: check out all of `bylaw.yaml`, `shared/` and the folders of organizations.',
  },
  'source/other-extension': {
    title: 'a YAML file has its extension in upper case',
    explanation:
      'Bylaw reads `*.yaml` and `*.yml`. Passing over `*.YAML` in silence would take away what the file grants: rename it.',
  },
  'source/outside': {
    title: 'a path leads out of the repository',
    explanation: 'Bylaw reads only below the folder that holds `bylaw.yaml`.',
  },
  'source/unreadable': {
    title: 'a file or folder cannot be read',
    explanation: 'See its permissions; the cause is printed below.',
  },
} as const satisfies Record<`${string}/${string}`, { readonly title: string; readonly explanation: string }>;

export type FailureCode = keyof typeof failures;
