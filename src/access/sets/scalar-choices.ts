import type { ContextScalar } from '../request.ts';
import { addressChoices } from './address-choices.ts';
import type { ContextTest } from './context-test.ts';
import type { Effort } from './effort.ts';
import type { Choices } from './key-choice.ts';
import { dateChoices, numberChoices } from './ordered-choices.ts';
import { textChoices } from './text-choices.ts';

/** Single values of the type of the tests, which is one. */
export function scalarChoices(tests: readonly ContextTest[], effort: Effort): Choices<ContextScalar> {
  const written = tests.flatMap(({ operator, values }) => (operator.base === 'Null' ? [] : values));
  switch (tests[0]?.of.scalar) {
    case 'bool':
      return { choices: [true, false], isComplete: true };
    case 'number':
      return { choices: numberChoices(written), isComplete: true };
    case 'date':
      return { choices: dateChoices(written), isComplete: true };
    case 'ip':
      return { choices: addressChoices(written), isComplete: true };
    default:
      return textChoices(tests, effort);
  }
}
