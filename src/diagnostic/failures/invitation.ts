/** Failures of what is done to the invitation of a member. Nothing is recorded then. */
export const invitationFailures = {
  'invitation/not-invited': {
    title: 'there is no invitation of that name',
    explanation:
      'Who is created by an apply is invited where `membership.invite` is a map, but for the first apply. `bylaw invitation list --all` shows every invitation.',
  },
  'invitation/already-accepted': {
    title: 'the invitation was accepted already',
    explanation:
      'A code counts once. Whoever should have no access any longer is suspended or removed in the files.',
  },
  'invitation/cancelled': {
    title: 'the invitation was cancelled',
    explanation:
      'Where the member is declared still, or again, `bylaw invitation resend` makes another code.',
  },
  'invitation/expired': {
    title: 'the invitation has expired',
    explanation:
      '`bylaw invitation resend` makes another code, and `membership.invite.expiresAfter` counts anew.',
  },
  'invitation/no-code': {
    title: 'no code was made for the invitation',
    explanation:
      'The apply that invited died before it could hand one out, or the member was suspended: `bylaw invitation resend` makes one.',
  },
  'invitation/wrong-code': {
    title: 'that is not the one-time code',
    explanation:
      'Only the newest code counts, and nothing is recorded of a wrong one. It has 160 random bits: trying does not find it.',
  },
  'invitation/no-code-given': {
    title: 'no code was given',
    explanation: 'Give it on standard input, where nobody else sees it, or by --code.',
  },
  'invitation/not-declared': {
    title: 'the files declare the member no longer',
    explanation:
      'The next apply removes them and their invitation. Declare them again, or, where they were renamed, apply first.',
  },
  'invitation/suspended': {
    title: 'the member is suspended',
    explanation: 'Reactivate and apply first; the invitation stays as it is.',
  },
  'invitation/bad-identity': {
    title: 'that names no account',
    explanation: 'Write the system and the account, such as `--identity github=octocat`.',
  },
  'invitation/other-account': {
    title: 'another account was invited',
    explanation:
      'The files say which account the member has in that system: accept with that one, or edit them.',
  },
  'invitation/account-taken': {
    title: 'the account is that of somebody else',
    explanation: 'One account names one principal of an organization.',
  },
} as const;
