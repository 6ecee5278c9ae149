import type { Change } from '../plan.ts';
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
  const { actual, manages, evaluatedAt, changes } = input;
  const at = (made: readonly Change[]) => accessAt(entriesAfter(actual, made), manages, evaluatedAt);
  let ends: readonly [AccessAt, AccessAt] | undefined;
  let partly: { readonly undone: number; readonly access: AccessAt } | undefined;
  return (change, undone) => {
    if (change.action === 'create' || change.action === 'rename' || undone.size === 0) return false;
    ends ??= [at([]), at(changes)];
    if (partly?.undone !== undone.size) {
      partly = { undone: undone.size, access: at(changes.filter((each) => !undone.has(each))) };
    }
    const [before, after] = ends;
    const { access } = partly;
    for (const [principal, keys] of carried(before, change, 'before')) {
      const [wanted, left] = [after.grants(principal), access.grants(principal)];
      for (const key of keys) if (wanted.has(key) && !left.has(key)) return true;
    }
    return false;
  };
}
