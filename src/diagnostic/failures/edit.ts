/** Failures of commands that edit the files. */
export const editFailures = {
  'edit/cannot-edit': {
    title: 'a file is written in a way that cannot be edited',
    explanation:
      'What is to change comes from an alias, from `defaults`, or is written in a way that an edit could not leave the rest as it is. Nothing was written: edit it by hand.',
  },
  'edit/not-valid': {
    title: 'the edited files would not be valid',
    explanation: 'What `bylaw validate` would refuse is not written.',
  },
  'edit/file-changed': {
    title: 'a file changed while it was being edited',
    explanation: 'Nothing was written; run the command again.',
  },
  'edit/already-there': {
    title: 'a document of that kind and name is there already',
    explanation: 'Names are unique per kind in an organization. Nothing was written: choose another name.',
  },
  'edit/invalid-name': {
    title: 'a name cannot be a name',
    explanation:
      'Names are up to 63 lower-case letters, digits, `.`, `_` and `-`, and begin and end with a letter or digit. Nothing was written.',
  },
  'edit/uncommitted-changes': {
    title: 'a file to be edited and committed holds other changes',
    explanation:
      '`--commit` commits what the command did and nothing else. Nothing was written: commit or stash the other changes first, or leave `--commit` out.',
  },
  'edit/no-message': {
    title: 'a commit without a message',
    explanation: 'Without `--message` a commit says what was done. Nothing was written.',
  },
  'edit/not-committed': {
    title: 'the edit was made and not committed',
    explanation:
      'Git refused the commit, as a hook or a signature may have it. The edit is in the work tree: commit it by hand, or take it back with `git restore`.',
  },
  'edit/past-expiry': {
    title: 'what is to be added has ended already',
    explanation: 'A time that has passed gives nothing. Nothing was written.',
  },
  'edit/unknown-team': { title: 'no such team', explanation: 'Name a team that is declared.' },
  'edit/already-in-team': {
    title: 'somebody is in the team already',
    explanation: 'Take them out first to change how they are in it.',
  },
  'edit/not-in-team': {
    title: 'somebody is not in the team',
    explanation: 'Who is in it through a team below has to be taken out there.',
  },
  'edit/unknown-member': { title: 'no such member', explanation: 'Name a member that is declared.' },
  'edit/already-suspended': {
    title: 'the member or service account is suspended already',
    explanation: '`bylaw member reactivate` and `bylaw service-account reactivate` give access again.',
  },
  'edit/not-suspended': {
    title: 'the member or service account is not suspended',
    explanation: 'Only who is suspended can be reactivated.',
  },
  'edit/unknown-token': { title: 'no such token', explanation: 'Name a token that is declared.' },
  'edit/unknown-role': { title: 'no such role', explanation: 'Name a role that is declared.' },
  'edit/unknown-policy': { title: 'no such policy', explanation: 'Name a policy that is declared.' },
  'edit/unknown-zone': { title: 'no such zone', explanation: 'Name a zone that is declared.' },
  'edit/unknown-service-account': {
    title: 'no such service account',
    explanation: 'Name a service account that is declared.',
  },
  'edit/role-not-assignable': {
    title: 'the role may not be held so',
    explanation:
      'A role says whom it is for (`assignableTo`), and the role of owners is held by `role` of a member alone. Nothing was written.',
  },
  'edit/already-assigned': {
    title: 'the role is held already',
    explanation: 'Role, zone and resources tell bindings apart. Remove it first to change until when or why.',
  },
  'edit/not-assigned': {
    title: 'the role is not held',
    explanation:
      'Nothing binds the role so: what is held through a team, or is the one organization role, is not a binding.',
  },
  'edit/which-binding': {
    title: 'the role is held several times',
    explanation: 'Say by `--zone` or `--on` which of the bindings is meant. Nothing was written.',
  },
  'edit/still-used': {
    title: 'something refers to what is to be deleted',
    explanation:
      'Every place is named. Change those, or have the command take them out in the same edit; where something has to be named, as the owner of a token is, in a list of a guardrail or a boundary that would name nobody then and mean something else, and for the teams below a team, it has to be settled first. Nothing was written.',
  },
  'edit/unknown-owner': {
    title: 'nobody of that name can own it',
    explanation:
      'A service account is owned by a member or a team, a token by a member or a service account. Nothing was written.',
  },
  'edit/nothing-said': {
    title: 'a policy without statements',
    explanation: 'A policy allows or denies at least one action. Nothing was written.',
  },
  'edit/two-fingerprints': {
    title: 'a token with two secrets',
    explanation: 'Give a fingerprint, or have a secret made, not both. Nothing was written.',
  },
  'edit/already-attached': {
    title: 'the role holds the policy already',
    explanation: 'A role holds one version of a policy: detach it first for another one.',
  },
  'edit/not-attached': {
    title: 'the role does not hold the policy',
    explanation: 'Nothing was written.',
  },
  'edit/already-revoked': {
    title: 'the token is revoked already',
    explanation: 'What is revoked stays so: declare another token.',
  },
} as const;
