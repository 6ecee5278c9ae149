import type { ContextValue, RequestContext } from '../request.ts';
import type { ContextTest } from './context-test.ts';
import type { Effort } from './effort.ts';
import { joinedKeys } from './joined-keys.ts';
import type { KeyChoice } from './key-choice.ts';
import { keyChoices } from './key-choices.ts';
import { remembered } from './remembered.ts';

export interface Contexts {
  readonly contexts: readonly RequestContext[];
  readonly isComplete: boolean;
}

const remember = remembered<Contexts>();

/**
 * Contexts of which every other one answers all that the tests count in as one of them does. All of them, where it is
 * complete.
 */
export function contextsOf(tests: readonly ContextTest[], effort: Effort): Contexts {
  if (tests.length === 0) return noKeys;
  return remember(tests.map(({ key }) => key).join('\n'), effort, () => makeContexts(tests, effort));
}

const noKeys: Contexts = { contexts: [{}], isComplete: true };

function makeContexts(tests: readonly ContextTest[], effort: Effort): Contexts {
  const conjunctions = conjunctionsOf(tests);
  const all = (1n << BigInt(conjunctions.size)) - 1n;
  let isComplete = true;
  // By what may still hold after the keys so far: what does not hold any more needs no telling apart.
  let contexts = new Map<bigint, RequestContext>([[all, {}]]);
  for (const together of joinedKeys(tests)) {
    const told = keyChoices(together, effort);
    isComplete &&= told.isComplete;
    const choices = told.choices.map(
      (choice) => [choice, standing(choice.answers, together, conjunctions, all)] as const,
    );
    const more = new Map<bigint, RequestContext>();
    for (const [mask, context] of contexts) {
      for (const [choice, own] of choices) {
        effort.left -= 1;
        if (effort.left < 0) return { contexts: [...contexts.values()], isComplete: false };
        if (!more.has(mask & own)) more.set(mask & own, withChoice(context, choice));
      }
    }
    contexts = more;
  }
  return { contexts: [...contexts.values()], isComplete };
}

/** What tests count in, each with its number. */
function conjunctionsOf(tests: readonly ContextTest[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const test of tests) if (!numbers.has(nameOf(test))) numbers.set(nameOf(test), numbers.size);
  return numbers;
}

function nameOf({ within, key }: ContextTest): string {
  return within ?? `alone ${key}`;
}

/** Those of all conjunctions, as bits, that still hold by these answers. */
function standing(
  answers: string,
  tests: readonly ContextTest[],
  conjunctions: ReadonlyMap<string, number>,
  all: bigint,
): bigint {
  let mask = all;
  for (const [at, test] of tests.entries())
    if (answers[at] === '0') mask &= ~(1n << BigInt(conjunctions.get(nameOf(test)) as number));
  return mask;
}

function withChoice(context: RequestContext, { values }: KeyChoice): RequestContext {
  const given = Object.entries(values).filter(
    (entry): entry is [string, ContextValue] => entry[1] !== undefined,
  );
  return given.length === 0 ? context : { ...context, ...Object.fromEntries(given) };
}
