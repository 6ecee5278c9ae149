import type { CodeDescription } from '../catalogue.ts';

export const planCodes = {
  'plan/unpublished-pin': {
    severity: 'error',
    title: 'a pin names a policy version that is not published',
    explanation:
      'A pin (`defaultVersion`, or `policy@3` in a role or a boundary) may name only a version in the ledger: otherwise the next ' +
      'branch to publish that number would decide what the pin means. Apply first, then pin.',
  },
  'plan/statements-not-in-force': {
    severity: 'warning',
    title: 'the statements shown are not in force',
    explanation:
      'While `defaultVersion` pins an older version, edits of the statements are published but change no access. ' +
      'Remove the pin, or move it to the newer version once that is published.',
  },
  'plan/policy-renamed': {
    severity: 'warning',
    title: 'the versions of a renamed policy are numbered anew',
    explanation:
      'Published versions never change, their names neither: what is in force is published again under the new ' +
      'name, and the numbers of the old one end. A pin never moves from one name to the other by itself.',
  },
  'plan/unknown-guard': {
    severity: 'error',
    title: 'no guard has this name',
    explanation:
      'A limit or an allowance for a guard that does not exist has no effect, which is worse than none: the names ' +
      'are printed with every refusal.',
  },
  'plan/team-has-children': {
    severity: 'error',
    title: 'a team that is deleted has others under it',
    explanation:
      'Some systems, GitHub among them, delete a team with all that stand under it. Those that stay have to be moved ' +
      'first; what nobody declares stays.',
  },
  'plan/owner-without-successor': {
    severity: 'error',
    title: 'the owner leaves without a successor',
    explanation:
      "The owner can be neither removed, suspended nor left without the owners' role except by a transfer: give " +
      'another active member that role in the same change.',
  },
  'plan/successor-not-a-member-yet': {
    severity: 'error',
    title: 'ownership would pass to somebody who has to accept an invitation first',
    explanation:
      'Until the invitation is accepted nobody would own the organization. Invite the successor, apply, and pass ' +
      'ownership on once the invitation is accepted.',
  },
  'plan/orphaned-service-account': {
    severity: 'error',
    title: 'a service account would lose its owner',
    explanation:
      'Nobody would answer for what the account does. Give it another owner, or suspend or remove it, in the same ' +
      'change as its owner leaves.',
  },
  'plan/member-limit': {
    severity: 'error',
    title: 'members are added beyond the limit',
    explanation:
      'Being over the limit refuses additions and reactivations, never removals. Make room in the same change, by ' +
      'removing or suspending members who count (`membership.counts`), or raise the plan or the limit.',
  },
  'plan/id-changed': {
    severity: 'error',
    title: 'the id of an existing object changes',
    explanation:
      'An id never changes: it tells that a renamed object is the same, and that one under an old name is another. ' +
      'Two ids that change places exchange two people. Without `id` it is the oldest of `previously`, else the name: ' +
      'who drops `previously` writes the `id`. Otherwise restore it, or remove the object and apply before another ' +
      'takes its name.',
  },
  'plan/orphaned-scope': {
    severity: 'error',
    title: 'Bylaw manages objects where nothing is declared any longer',
    explanation:
      'The ledger records members, teams and more of an organization in a target, and no declared target is that ' +
      'one: the folder went, or a name changed, or a first Target document took the place of the implied ' +
      '`directory`. All of it stays in force and no plan would show it. Declare it again to change or remove it, ' +
      'or let go of it with `bylaw forget organization:NAME --target T`.',
  },
  'plan/disabled-target-holds-objects': {
    severity: 'warning',
    title: 'a disabled target still holds objects that Bylaw manages',
    explanation:
      'A disabled target is neither read nor written, so that whatever was applied to it stays in force as it is. ' +
      'Enable it to change or remove that, or let go of it with `bylaw forget organization:NAME --target T`.',
  },
  'plan/scope-not-compared': {
    severity: 'warning',
    title: 'the other side of the comparison declares a target that is gone here',
    explanation:
      'A comparison has a section for each organization and target declared here; what another revision declares ' +
      'in others would vanish without a word. Nothing of it was applied, or all of it was let go of: otherwise it ' +
      'is an error (`plan/orphaned-scope`).',
  },
  'plan/author-may-not': {
    severity: 'error',
    title: 'the author of a change may not make it',
    explanation:
      'A guardrail with `authorHolds` is in force: who makes a change must have held the matching action of the ' +
      '`bylaw` service in the files that were applied last, so that nobody gives it to themselves in the same ' +
      'change. An author is the member with the e-mail address of the commit. Without a signature that is a claim, ' +
      'which this says; `authorHolds: {verified: true}` refuses it. It is a warning where the guardrail has ' +
      '`severity: warning`.',
  },
  'plan/author-not-verified': {
    severity: 'error',
    title: 'the author of a change did not sign it',
    explanation:
      'A guardrail with `authorHolds: {verified: true}` is in force: the commit has to be signed by its author, ' +
      'with a key that whoever runs Bylaw trusts (`gpg.ssh.allowedSignersFile` of the user, or a valid key of GnuPG). ' +
      'Only Git itself checks signatures: without it none counts.',
  },
  'plan/authors-not-known': {
    severity: 'error',
    title: 'who may make a change cannot be told',
    explanation:
      'A guardrail with `authorHolds` compares with the files that were applied last. Their commit is not in this ' +
      'clone, or has errors for this version of Bylaw. `git fetch --unshallow` brings it; in CI, `fetch-depth: 0`.',
  },
  'plan/authors-hold': {
    severity: 'info',
    title: 'every change is by somebody who may make it',
    explanation:
      'A guardrail with `authorHolds` is in force, and it holds. This says whom it took for the authors.',
  },
} as const satisfies Record<`${string}/${string}`, CodeDescription>;
