import { accessFailures } from './failures/access.ts';
import { actionFailures } from './failures/action.ts';
import { applyFailures } from './failures/apply.ts';
import { authorizerFailures } from './failures/authorizer.ts';
import { driftFailures } from './failures/drift.ts';
import { editFailures } from './failures/edit.ts';
import { memberEditFailures } from './failures/edit-members.ts';
import { gitFailures } from './failures/git.ts';
import { identitiesFailures } from './failures/identities.ts';
import { invitationFailures } from './failures/invitation.ts';
import { observeFailures } from './failures/observe.ts';
import { providerFailures } from './failures/provider.ts';
import { pullRequestFailures } from './failures/pull-request.ts';
import { revokeFailures } from './failures/revoke.ts';
import { testFailures } from './failures/test.ts';
import { viewFailures } from './failures/view.ts';

/**
 * Every code of a failure of the world (see BylawError), with its headline and what to do.
 * A mistake in the user's files has a code in `catalogue.ts` instead.
 */
export const failures = {
  ...gitFailures,
  ...applyFailures,
  ...authorizerFailures,
  ...testFailures,
  ...accessFailures,
  ...driftFailures,
  ...editFailures,
  ...memberEditFailures,
  ...viewFailures,
  ...observeFailures,
  ...revokeFailures,
  ...identitiesFailures,
  ...invitationFailures,
  ...providerFailures,
  ...pullRequestFailures,
  ...actionFailures,
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
  'init/not-empty': {
    title: 'the folder holds files',
    explanation: 'Choose a new or an empty folder: init overwrites nothing.',
  },
  'init/invalid-name': {
    title: 'an organization cannot have this name',
    explanation:
      'Names are up to 63 lower-case letters, digits, `.`, `_` and `-`, and begin and end with a letter or digit.',
  },
  'init/invalid-email': {
    title: 'this is not an e-mail address',
    explanation: 'Give the address that the owner commits with, such as `ada@acme.example`.',
  },
  'init/invalid-action': {
    title: 'this does not say where the Action is',
    explanation:
      'Give a repository on GitHub and a commit or tag of it: `acme/bylaw@v0.1.0`. Workflows run what is there, with the keys that they have.',
  },
  'init/not-at-top': {
    title: 'the folder is not the top of its repository',
    explanation: 'GitHub reads `.github` there and nowhere else: run `bylaw init --only-github` at the top.',
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
  'source/too-large': {
    title: 'there is more YAML than is read',
    explanation:
      'Up to 200,000 files of together 256 MB are read, each of up to 20 MB, sizes being looked at before contents.',
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
