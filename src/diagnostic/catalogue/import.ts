import type { CodeDescription } from '../catalogue.ts';

export const importCodes = {
  'import/invalid-yaml': {
    severity: 'error',
    title: 'a file to import is not valid YAML',
    explanation: 'Nothing was written. Correct the file at its source, then import again.',
  },
  'import/wrong-type': {
    severity: 'error',
    title: 'a value has another type than its key asks for',
    explanation: 'A list was expected where there is a map, a text where there is a list, and so on.',
  },
  'import/empty-name': {
    severity: 'error',
    title: 'a name is empty',
    explanation: 'Organizations, teams, people and repositories need a name.',
  },
  'import/invalid-login': {
    severity: 'error',
    title: 'a log-in that GitHub cannot have',
    explanation: 'A log-in has letters, digits, `-` and `_` only, and begins with a letter or digit.',
  },
  'import/unknown-permission': {
    severity: 'error',
    title: 'a repository permission that GitHub does not have',
    explanation:
      'It is one of none, read, triage, write, maintain and admin; pull and push are read and write.',
  },
  'import/unknown-privacy': {
    severity: 'error',
    title: 'a team privacy that GitHub does not have',
    explanation: 'A team is `closed` (visible to the organization) or `secret` (visible to its members).',
  },
  'import/duplicate-team': {
    severity: 'error',
    title: 'the same team is declared twice',
    explanation:
      'Which of the two would win is left to chance in the source: remove one, or merge them into one team.',
  },
  'import/duplicate-organization': {
    severity: 'error',
    title: 'the same organization is declared twice',
    explanation: 'GitHub compares the names of organizations without case: keep one of the two.',
  },
  'import/no-organization': {
    severity: 'error',
    title: 'no organization was found',
    explanation:
      'An import reads folders that hold an `org.yaml`, or files whose top key is `orgs`. Give the folder that ' +
      'holds the organizations, or the one file.',
  },
  'import/too-deep': {
    severity: 'error',
    title: 'the file nests or repeats without end',
    explanation: 'Teams nested more than 64 deep, or aliases that multiply, are refused.',
  },
} as const satisfies Record<`${string}/${string}`, CodeDescription>;
