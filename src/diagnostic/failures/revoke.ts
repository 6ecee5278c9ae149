/** Failures of the emergency exit. */
export const revokeFailures = {
  'revoke/not-now': {
    title: 'an emergency revocation was not asked for outright',
    explanation:
      'It acts at once, without review. Pass --now, or edit the files: `bylaw member suspend`, `bylaw token revoke`.',
  },
  'revoke/unknown-principal': {
    title: 'nobody of that name can be revoked',
    explanation:
      'Name a member, a service account or a token that is declared or was applied, such as `member/bo`.',
  },
  'revoke/last-owner': {
    title: 'they are the only active owner',
    explanation:
      'Without them nobody inside can undo it. --even-owner does it all the same; the files then have to name a successor.',
  },
} as const;
