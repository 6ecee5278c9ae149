/** Failures of questions about access, roles and policies. */
export const accessFailures = {
  'access/which-organization': {
    title: 'the repository has several organizations',
    explanation: 'Name one of them: by --org on the command line, as `organization` in the library.',
  },
  'access/invalid-files': {
    title: 'the files to answer from have errors',
    explanation: '`bylaw validate` shows them; what the files mean is not guessed.',
  },
  'access/unknown-principal': {
    title: 'no such principal',
    explanation:
      'Name one that is declared, such as `member/ana`, `team/core`, `service-account/ci` or `token/deploy`.',
  },
  'access/ambiguous-principal': {
    title: 'several principals have this name',
    explanation: 'Write which one is meant: `member/ana`, `team/ana`.',
  },
  'access/bad-question': {
    title: 'a question about access cannot be answered as it was asked',
    explanation:
      'The action has to be in a catalogue, the resource whole and of a type that the action is done to, and each context key declared, of its type, and not given by the model.',
  },
  'access/not-a-time': {
    title: 'not a time',
    explanation: 'Write a date (`2026-12-31`) or an instant with its offset (`2026-12-31T18:00:00Z`).',
  },
  'access/nothing-applied': {
    title: 'nothing was applied by that day',
    explanation: '`bylaw log` shows what was applied when.',
  },
  'access/no-merge-base': {
    title: 'two commits have no commit in common',
    explanation:
      'Of `A...B` what B has of its own is compared, since it left A. In a clone whose history is cut off, fetch more of it; `A..B` compares the commits themselves.',
  },
  'access/bad-scope': {
    title: 'what access is allowed cannot be told',
    explanation:
      'A scope is an action, before it a principal and behind it a resource if they matter: `member/ana billing:refund krn:acme:billing:acme:*`. `*` and `?` stand for other characters, as in a statement.',
  },
  'access/not-a-horizon': {
    title: 'not a length of time',
    explanation:
      'Write it as ISO 8601 does: `P14D` for 14 days, `PT8H` for eight hours; `P0D` looks no time ahead.',
  },
  'role/unknown': { title: 'no such role', explanation: '`bylaw role list` shows the roles.' },
  'policy/unknown': { title: 'no such policy', explanation: '`bylaw policy list` shows the policies.' },
  'policy/unknown-version': {
    title: 'no such version of a policy',
    explanation: '`bylaw policy history` shows the versions that are published.',
  },
  'policy/cannot-roll-back': {
    title: 'a policy cannot be taken back to an older version',
    explanation:
      'What the edit would leave has errors, or the file is written in a way that cannot be edited; nothing was written.',
  },
} as const;
