import type { ContextTest } from './context-test.ts';

/** Tests whose keys have to be looked at together, as the value of one stands in what another is compared with. */
export function joinedKeys(tests: readonly ContextTest[]): readonly (readonly ContextTest[])[] {
  const groups: { readonly names: Set<string>; readonly tests: ContextTest[] }[] = [];
  for (const test of tests) {
    const names = new Set([test.of, ...test.dependsOn].map(({ name }) => name.toLowerCase()));
    const met = groups.filter((group) => [...names].some((name) => group.names.has(name)));
    const joined = {
      names: new Set([...met.flatMap((group) => [...group.names]), ...names]),
      tests: [...met.flatMap((group) => group.tests), test],
    };
    for (const group of met) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups.map((group) => group.tests);
}
