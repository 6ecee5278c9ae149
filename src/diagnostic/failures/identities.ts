/** Failures of telling which accounts are meant. */
export const identitiesFailures = {
  'identities/nobody-to-ask': {
    title: 'no target knows accounts',
    explanation:
      'A directory has no accounts of its own. Declare a target of GitHub: with `enabled: false` nothing is managed ' +
      'there, and log-ins are looked up all the same. Or write the numbers yourself: `identities: {github: {login: ana, ' +
      'id: 4711}}`, as `gh api users/ana --jq .id` tells.',
  },
} as const;
