/** Failures of the authorizer that applications embed. */
export const authorizerFailures = {
  'authorizer/refused-question': {
    title: 'a question about access cannot be answered',
    explanation:
      'The action has to be in a catalogue, the resource whole, and each context key declared, of its type, and not given by the model.',
  },
  'authorizer/not-a-time': {
    title: 'not a time',
    explanation: 'Give a `Date`, or milliseconds since 1970.',
  },
} as const;
