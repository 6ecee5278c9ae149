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
  const pairs = areSame(before, after)
    ? before.principals.map(({ name }) => ({ name, before: name, after: name }))
    : pairsById(before, after);
  return pairs.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Mostly nobody comes, goes or gets another name: then nobody has to be looked for. */
function areSame({ principals: some }: SystemAccess, { principals: others }: SystemAccess): boolean {
  return (
    some.length === others.length &&
    some.every(({ id, name }, at) => id === others[at]?.id && name === others[at]?.name)
  );
}

function pairsById(before: SystemAccess, after: SystemAccess): PrincipalPair[] {
  const names = new Map(after.principals.map(({ id, name }) => [id, name]));
  const known = new Set(before.principals.map(({ id }) => id));
  const pairs: PrincipalPair[] = before.principals.map(({ id, name }) => {
    const now = names.get(id);
    return { name: now ?? name, before: name, after: now };
  });
  for (const { id, name } of after.principals)
    if (!known.has(id)) pairs.push({ name, before: undefined, after: name });
  return pairs;
}

/** What is held by those who are not there. */
export const nothingHeld: HeldAccess = {
  set: { has: () => false, patternsOf: () => [], testsOf: () => [], mayHave: () => false },
  key: '',
  groups: [],
  wayTo: () => [],
  sayingsOf: () => ({ size: 0, patterns: [], on: () => '' }),
};
