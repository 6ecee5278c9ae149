/** Failures of the authorizer that applications embed. */
export const authorizerFailures = {
  'authorizer/refused-question': {
    title: 'a question about access cannot be answered',
    explanation:
      'The action has to be in a catalogue, the resource whole, and each context key declared, of its type, and not given by the model.',
  },
  'authorizer/not-a-request': {
    title: 'what is asked about is no request',
    explanation:
      'A request is an object with `principal`, `action` and, where the action has types of resources, `resource`. Whatever is wrong inside of one is no failure: the request is refused, which denies.',
  },
  'authorizer/not-a-time': {
    title: 'not a time',
    explanation: 'Give a `Date`, or milliseconds since 1970.',
  },
  'authorizer/bad-options': {
    title: 'an option of an authorizer is none, or has no such value',
    explanation:
      'A misspelt option would be passed over, and nobody would notice that no decision is logged. `from` is `ledger`, `files` or a commit.',
  },
  'authorizer/asynchronous-log': {
    title: '`onDecision` gave a promise',
    explanation:
      'A decision is given only once it was told. What a promise comes to is known too late, and its failure would end the process: `onDecision` has to be done when it returns. Put the record into a queue, and write that elsewhere.',
  },
} as const;
