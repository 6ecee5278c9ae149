import type { Change } from '../plan.ts';
import { wordsBetween } from '../reach/words-between.ts';
import { type AccessAt, accessAt, entriesAfter } from './access-before-after.ts';
import { carried } from './judge-change.ts';
import type { OrderInput } from './order-changes.ts';

/** Whether a change would take a path whose replacement is among the changes that were not made. */
export type TakesWithoutReplacement = (change: Change, undone: ReadonlySet<Change>) => boolean;

/**
 * For an apply in which some changes failed: the order alone keeps anybody from losing what both states give, but
 * only while each change succeeds. `changes` are all that were to be applied; `undone` only ever grows.
 */
export function takesWithoutReplacement(
  input: Omit<OrderInput, 'changes'> & { readonly changes: readonly Change[] },
): TakesWithoutReplacement {
  const { actual, manages, evaluatedAt, changes, terms } = input;
  const at = (made: readonly Change[]) =>
    accessAt(entriesAfter(actual, made), manages, evaluatedAt, { words });
  const words = terms && wordsBetween(terms, () => (ends ?? []).map(({ graph }) => graph));
  let ends: readonly [AccessAt, AccessAt] | undefined;
  let partly: { readonly undone: number; readonly access: AccessAt } | undefined;
  return (change, undone) => {
    if (change.action === 'create' || change.action === 'rename' || undone.size === 0) return false;
    ends ??= [at([]), at(changes)];
    const [before, after] = ends;
    for (const [principal, keys] of carried(before, change, 'before')) {
      const wanted = after.grants(principal);
      const replaced = [...keys].filter((key) => wanted.has(key));
      // Most removals replace nothing: what is left is worked out for those only that do.
      if (replaced.length === 0) continue;
      if (partly?.undone !== undone.size) {
        partly = { undone: undone.size, access: at(changes.filter((each) => !undone.has(each))) };
      }
      const left = partly.access.grants(principal);
      if (replaced.some((key) => !left.has(key))) return true;
    }
    return false;
  };
}
