import type { AccessSet } from './access-set.ts';
import { eachOnce } from './make-pattern.ts';

/** Nothing at all. */
export const nothing: AccessSet = {
  has: () => false,
  patternsOf: () => [],
  testsOf: () => [],
  mayHave: () => false,
};

/** What is in some of them. */
export function union(sets: readonly AccessSet[]): AccessSet {
  return {
    ...toldApartByAll(sets),
    has: (point) => sets.some((set) => set.has(point)),
    mayHave: (action) => sets.some((set) => set.mayHave(action)),
  };
}

/** What is in all of them: of none nothing. */
export function intersection(sets: readonly AccessSet[]): AccessSet {
  if (sets.length === 0) return nothing;
  return {
    ...toldApartByAll(sets),
    has: (point) => sets.every((set) => set.has(point)),
    mayHave: (action) => sets.every((set) => set.mayHave(action)),
  };
}

/** What is in the first and not in the second. */
export function difference(one: AccessSet, without: AccessSet): AccessSet {
  return {
    ...toldApartByAll([one, without]),
    has: (point) => one.has(point) && !without.has(point),
    mayHave: one.mayHave,
  };
}

function toldApartByAll(sets: readonly AccessSet[]): Pick<AccessSet, 'patternsOf' | 'testsOf'> {
  // What may have nothing of an action has the same everywhere.
  const about = (action: string) => sets.filter((set) => set.mayHave(action));
  return {
    patternsOf: (action) => eachOnce(about(action).flatMap((set) => set.patternsOf(action))),
    testsOf: (action, resource) => eachOnce(about(action).flatMap((set) => set.testsOf(action, resource))),
  };
}
