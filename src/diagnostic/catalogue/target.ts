import type { CodeDescription } from '../catalogue.ts';

export const targetCodes = {
  'target/login-reassigned': {
    severity: 'error',
    title: 'a log-in that is declared belongs to somebody else now',
    explanation:
      'On GitHub a log-in that its owner gave up can be taken by anybody. The number of an account never changes: the ' +
      'one that is pinned, or that the ledger recorded, is another than the one that has the log-in now. Whoever has ' +
      'it now gets nothing that is declared here, and nothing is applied until you say who is meant: write the new ' +
      'log-in of the old account, or suspend the principal.',
  },
  'target/login-changed': {
    severity: 'warning',
    title: 'an account has a new log-in',
    explanation:
      'The number says that it is the same account, so nothing changes in access. Write the new log-in before ' +
      'somebody else takes the old one; `bylaw identities pin` writes log-ins and numbers.',
  },
  'target/account-changed': {
    severity: 'error',
    title: 'a principal would become another account',
    explanation:
      'The ledger recorded this principal with another account, which is in the organization. To change the account ' +
      'in place would hand everything to a second account in one line that looks like a correction. Suspend the ' +
      'principal and apply, which removes the old account; then name the new one and apply again.',
  },
  'target/account-shared': {
    severity: 'error',
    title: 'two principals are one account',
    explanation:
      'What is declared of either would be applied to both, and taking it from one would take it from the other. ' +
      'Often one of the two has an old log-in. Keep the account with one of them.',
  },
  'target/no-account': {
    severity: 'warning',
    title: 'nobody has the log-in',
    explanation:
      'The account was deleted or renamed, or the log-in is misspelt. Whoever it is is left out of the plan, with ' +
      'their memberships, and everybody else is applied: one mistake holds up nobody.',
  },
  'target/managed-elsewhere': {
    severity: 'warning',
    title: 'something else decides who is in a team',
    explanation:
      'An enterprise, or an identity provider by team synchronization, decides about this team, and GitHub refuses ' +
      'other changes to it. What is declared of it here is neither applied nor removed: declare its people there.',
  },
  'target/not-enforceable': {
    severity: 'error',
    title: 'the target cannot enforce what is declared',
    explanation:
      "A target enforces its own kinds of access and no others: GitHub gives repositories to teams and the owners' " +
      'role to people, and knows no deny, no condition and no boundary. To apply the rest would show a safety that ' +
      'is not there. Declare it in a way that the target has, or say in the Target, with a reason, that it need not: ' +
      '`allow: [{guard: not-enforceable, reason: …}]` makes a warning of it.',
  },
  'target/unknown-repository': {
    severity: 'warning',
    title: 'a binding names a repository that is not there',
    explanation:
      'The repository was deleted, renamed, is misspelt, or is yet to be made. The permission is left out of the ' +
      'plan, as the target would refuse it, and everything else is applied; once the repository is there, the next ' +
      'plan has it.',
  },
  'target/unknown-setting': {
    severity: 'error',
    title: 'a setting of the target that does not exist, or a value that it does not take',
    explanation:
      'The settings of a target are those of the organization on GitHub, in camel case. A misspelt one would be ' +
      'believed to be set.',
  },
  'target/setting-not-writable': {
    severity: 'warning',
    title: 'a setting is not as declared, and only a person can change it',
    explanation:
      "GitHub shows this setting through its API and does not let it be changed there, or does not show it to this token. An owner changes it in the organization's " +
      'settings; Bylaw compares it at every plan and says when it is not as declared.',
  },
} as const satisfies Record<`${string}/${string}`, CodeDescription>;
