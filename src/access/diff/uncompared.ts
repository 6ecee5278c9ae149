import { numbering } from '../numbering.ts';
import type { AccessSet } from '../sets/access-set.ts';
import type { UniverseAction } from '../sets/universe.ts';
import { notKnown } from './compare-action.ts';
import type { Finding } from './compare-held.ts';
import { without } from './part-delta.ts';
import type { PartGroup } from './system-access.ts';

/**
 * What is said of what changes where nothing can be compared any more: of each action that a part which goes or comes
 * says anything about, nobody knows. It takes no time to say so.
 */
export function uncompared(
  actions: ReadonlyMap<string, UniverseAction>,
): (
  gone: readonly PartGroup[],
  come: readonly PartGroup[],
  within: AccessSet | undefined,
) => readonly Finding[] {
  const byName = new Map([...actions.values()].map((action) => [action.name.toLowerCase(), action]));
  const numberOf = numbering();
  const known = new Map<string, readonly Finding[]>();
  return (gone, come, within) => {
    const [was, is] = [gone, come].map((groups) => groups.flatMap(({ parts }) => parts));
    const parts = [...without(was ?? [], is ?? []), ...without(is ?? [], was ?? [])];
    const named = [...new Set(parts.map((part) => part.actions))];
    const key = [within, ...named].map(numberOf).sort().join();
    const found = known.get(key) ?? findingsOf(named, within);
    known.set(key, found);
    return found;
  };

  function findingsOf(
    named: readonly ('all' | ReadonlySet<string>)[],
    within: AccessSet | undefined,
  ): readonly Finding[] {
    const touched = named.includes('all')
      ? byName.values()
      : [...named].flatMap((names) => [...names]).flatMap((name) => byName.get(name.toLowerCase()) ?? []);
    return [...new Set(touched)]
      .filter(({ name }) => within?.mayHave(name) !== false)
      .map((action) => ({ action, difference: notKnown }));
  }
}
