import type { HeldAccess, SystemAccess } from './system-access.ts';

/** The same somebody before and after, under whatever name; on one side only where they come or go. */
export interface PrincipalPair {
  /** As they are called afterwards; of those who go as they were. */
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Everybody of either system, sorted by name. */
export function pairPrincipals(before: SystemAccess, after: SystemAccess): readonly PrincipalPair[] {
  const names = new Map(after.principals.map(({ id, name }) => [id, name]));
  const known = new Set(before.principals.map(({ id }) => id));
  const pairs: PrincipalPair[] = before.principals.map(({ id, name }) => {
    const now = names.get(id);
    return { name: now ?? name, before: name, after: now };
  });
  for (const { id, name } of after.principals)
    if (!known.has(id)) pairs.push({ name, before: undefined, after: name });
  return pairs.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** What is held by those who are not there. */
export const nothingHeld: HeldAccess = {
  set: { has: () => false, patternsOf: () => [], testsOf: () => [], mayHave: () => false },
  key: '',
  groups: [],
  wayTo: () => [],
  sayingsOf: () => ({ size: 0, patterns: [], on: () => '' }),
};
