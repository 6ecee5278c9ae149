/** Failures of the GitHub Action, before it does anything. */
export const actionFailures = {
  'action/bad-input': {
    title: 'an input of the Action cannot be used',
    explanation:
      'Nothing was done. `action.yml` and docs/action.md list the inputs, what each may be, and the commands that take it.',
  },
  'action/refused-event': {
    title: 'the command is not run for this event',
    explanation:
      'What a pull request proposes is never applied, and never looked at in a job that has more rights than the pull request: see docs/action.md for the events of each command.',
  },
  'action/unreadable-event': {
    title: 'the event that started the workflow cannot be read',
    explanation:
      'GITHUB_EVENT_PATH names a file that is missing or says something else than GITHUB_EVENT_NAME. What is not known for sure is not taken for harmless.',
  },
  'action/linked-path': {
    title: 'a path leads through a symbolic link of the work tree',
    explanation:
      'Whoever proposes a change may put a link there, so that the Action would read or write somewhere else. Take it out, or choose a path outside of the work tree, such as that of RUNNER_TEMP.',
  },
} as const;
