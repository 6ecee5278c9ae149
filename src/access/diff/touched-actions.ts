import type { UniverseAction } from '../sets/universe.ts';
import type { AccessPart } from './system-access.ts';

/** Finds the actions of which what goes and what comes do not say the same, for each two lists of parts once. */
export function touchedActions(
  actions: ReadonlyMap<string, UniverseAction>,
): (before: readonly AccessPart[], after: readonly AccessPart[]) => readonly UniverseAction[] {
  // Catalogues may spell an action differently.
  const byName = new Map([...actions.values()].map((action) => [action.name.toLowerCase(), action]));
  const known = new Map<string, readonly UniverseAction[]>();
  return (before, after) => {
    const [gone, come] = [without(before, after), without(after, before)];
    const key = `${[...gone.keys()].sort().join('\n')}\n\n${[...come.keys()].sort().join('\n')}`;
    const touched = known.get(key);
    if (touched !== undefined) return touched;
    const found = namedBy(byName, [...gone.values(), ...come.values()]).filter(
      ({ name }) => said(gone, name) !== said(come, name),
    );
    known.set(key, found);
    return found;
  };
}

function without(
  parts: readonly AccessPart[],
  others: readonly AccessPart[],
): ReadonlyMap<string, AccessPart> {
  const keys = new Set(others.map(({ key }) => key));
  return new Map(parts.flatMap((part) => (keys.has(part.key) ? [] : [[part.key, part] as const])));
}

function namedBy(
  byName: ReadonlyMap<string, UniverseAction>,
  parts: readonly AccessPart[],
): readonly UniverseAction[] {
  const named = new Set<UniverseAction>();
  for (const part of parts) {
    if (part.actions === 'all') return [...byName.values()];
    for (const name of part.actions) {
      const action = byName.get(name.toLowerCase());
      if (action !== undefined) named.add(action);
    }
  }
  return [...named];
}

function said(parts: ReadonlyMap<string, AccessPart>, action: string): string {
  const keys = new Set<string>();
  for (const part of parts.values()) {
    const key = part.keyOf === undefined ? wholeKey(part, action) : part.keyOf(action);
    if (key !== '') keys.add(key);
  }
  return [...keys].sort().join();
}

function wholeKey({ key, actions }: AccessPart, action: string): string {
  return actions === 'all' || actions.has(action) ? key : '';
}
