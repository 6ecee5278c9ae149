import type { ContextValue, RequestContext } from '../request.ts';
import type { ContextTest } from './context-test.ts';
import type { Effort } from './effort.ts';
import { joinedKeys } from './joined-keys.ts';
import { type KeyChoice, keyChoices } from './key-choices.ts';

/**
 * Contexts of which every other one answers all tests as one of them does. All of them, where it is complete.
 */
export function contextsOf(
  tests: readonly ContextTest[],
  effort: Effort,
): { readonly contexts: readonly RequestContext[]; readonly isComplete: boolean } {
  let isComplete = true;
  let contexts: RequestContext[] = [{}];
  for (const together of joinedKeys(tests)) {
    const told = keyChoices(together, effort);
    isComplete &&= told.isComplete;
    const more: RequestContext[] = [];
    for (const choice of told.choices) {
      for (const context of contexts) {
        effort.left -= 1;
        if (effort.left < 0) return { contexts, isComplete: false };
        more.push(withChoice(context, choice));
      }
    }
    contexts = more;
  }
  return { contexts, isComplete };
}

function withChoice(context: RequestContext, choice: KeyChoice): RequestContext {
  const given = Object.entries(choice).filter(
    (entry): entry is [string, ContextValue] => entry[1] !== undefined,
  );
  return given.length === 0 ? context : { ...context, ...Object.fromEntries(given) };
}
