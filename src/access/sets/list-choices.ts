import type { ContextScalar } from '../request.ts';
import type { ContextTest } from './context-test.ts';
import type { Effort } from './effort.ts';
import type { TestAnswers } from './test-answers.ts';

/**
 * Lists of these values, one for each way to answer the tests. A test of some value of a list holds where it holds of
 * one of two parts of it, a test of all values where it holds of both.
 */
export function listChoices(
  tests: readonly ContextTest[],
  values: readonly ContextScalar[],
  answers: TestAnswers,
  effort: Effort,
): { readonly choices: readonly (readonly ContextScalar[])[]; readonly isComplete: boolean } {
  const name = tests[0]?.of.name.toLowerCase() ?? '';
  const found = new Map<string, readonly ContextScalar[]>();
  const add = (list: readonly ContextScalar[]) => {
    const told = answers(new Map([[name, list]]));
    if (!found.has(told)) found.set(told, list);
  };
  for (const value of values) add([value]);
  const single = [...found.values()];
  // What is added while it runs is run through too.
  for (const list of found.values()) {
    for (const [value] of single) {
      effort.left -= 1;
      if (effort.left < 0) return { choices: [...found.values()], isComplete: false };
      if (value !== undefined && !list.includes(value)) add([...list, value]);
    }
  }
  return { choices: [...found.values()], isComplete: true };
}
