import type { CodeDescription } from '../catalogue.ts';

export const testCodes = {
  'test/unexpected-decision': {
    severity: 'error',
    title: 'access is not as a test expects',
    explanation:
      'An access test expects one decision, and the files in force give the other. Every pair of a matrix that ' +
      '`allowed` does not list is expected to be denied; `is` of a who-can question lists everybody. Either the ' +
      'change that brought it about is wrong, or the test no longer says what is wanted.',
  },
  'test/refused-request': {
    severity: 'error',
    title: 'a test asks what cannot be asked',
    explanation:
      'A request names a principal and an action that are declared, one resource of a type that the action is done to ' +
      '(or `*`, or none where the action has no types), and gives only the context keys that a caller gives, with values of their type. Anything else is refused, ' +
      'which denies: a test that expects a deny would pass without testing anything. So the test is not run.',
  },
  'test/matrix-too-large': {
    severity: 'error',
    title: 'a matrix asks for too many decisions',
    explanation:
      'A matrix asks every principal about every action on every resource. Beyond a million decisions it is not run: ' +
      'lists of a thousand each would be a thousand million, which no run ends with.',
  },
  'test/not-in-matrix': {
    severity: 'error',
    title: '`allowed` lists what its matrix does not ask',
    explanation:
      'A matrix asks about its principals, actions and resources, and `allowed` says which of the answers are yes. ' +
      'What it lists beyond the matrix is never asked, so the test would pass whatever the answer is.',
  },
  'test/depends-on-clock': {
    severity: 'warning',
    title: 'a test will get another answer later',
    explanation:
      'Bindings, memberships and tokens start and expire, and conditions compare `request.time`. A test without ' +
      '`now` is decided at the time of the run: one day it fails though nobody changed anything. Give it a `now`.',
  },
} as const satisfies Record<`${string}/${string}`, CodeDescription>;
