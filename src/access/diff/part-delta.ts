import type { Effort } from '../sets/effort.ts';
import type { UniverseAction } from '../sets/universe.ts';
import type { AccessPart, PartSaying } from './system-access.ts';

/** Of which actions two parts do not say the same, and about which resources. */
export type PartDelta = readonly {
  readonly action: UniverseAction;
  readonly beginnings: readonly string[];
}[];

const anything: readonly string[] = [''];

/** Compares each two parts once, whoever has them: one that goes, one that comes, or what one becomes. */
export function partDeltas(
  actions: ReadonlyMap<string, UniverseAction>,
  effort: Effort,
): (before: AccessPart | undefined, after: AccessPart | undefined) => PartDelta {
  // Catalogues may spell an action differently.
  const byName = new Map([...actions.values()].map((action) => [action.name.toLowerCase(), action]));
  const known = new Map<string, PartDelta>();
  const touched = new Map<string, readonly UniverseAction[]>();
  return (before, after) => {
    const key = `${before?.key}\n${after?.key}`;
    const found = known.get(key) ?? deltaOf(before, after);
    known.set(key, found);
    return found;
  };

  function deltaOf(before: AccessPart | undefined, after: AccessPart | undefined): PartDelta {
    const isPair = before !== undefined && after !== undefined;
    return touchedBy(before, after).flatMap((action) => {
      const { name } = action;
      const was = before === undefined ? [] : sayingsOf(before, name);
      const is = after === undefined ? [] : sayingsOf(after, name);
      const changes = [...without(was, is), ...without(is, was)];
      // What may be asked of an action changes all that is said about it, beside whatever else changes.
      const isAskedAlike = !isPair || before.asked?.(name) === after.asked?.(name);
      if (changes.length === 0 && (isAskedAlike || was.length + is.length === 0)) return [];
      effort.left -= 1 + was.length + is.length;
      const beginnings = new Set(changes.flatMap((saying) => saying.beginnings));
      const isAll = changes.length === 0 || beginnings.has('') || !isAskedAlike;
      return { action, beginnings: isAll ? anything : [...beginnings] };
    });
  }

  /** Of a part that changes most says the same as before: only statements that are not in both count. */
  function touchedBy(
    before: AccessPart | undefined,
    after: AccessPart | undefined,
  ): readonly UniverseAction[] {
    const [was, is] = [before?.contents, after?.contents];
    if (was === undefined || is === undefined || was.place !== is.place)
      return named([before, after].flatMap((part) => (part === undefined ? [] : part.actions)));
    const key = `${was.key}\n${is.key}`;
    const found = touched.get(key);
    if (found !== undefined) return found;
    const changed = [
      ...without(was.statements(), is.statements()),
      ...without(is.statements(), was.statements()),
    ];
    const made = named(changed.map((statement) => statement.actions));
    touched.set(key, made);
    return made;
  }

  function named(sets: readonly AccessPart['actions'][]): readonly UniverseAction[] {
    if (sets.includes('all')) return [...byName.values()];
    const found = new Set<UniverseAction>();
    for (const name of sets.flatMap((set) => [...set])) {
      const action = byName.get(name.toLowerCase());
      if (action !== undefined) found.add(action);
    }
    return [...found];
  }
}

/** Those that are not among some others by their keys. */
export function without<T extends { readonly key: string }>(
  some: readonly T[],
  others: readonly { readonly key: string }[],
): readonly T[] {
  if (others.length <= few) return some.filter(({ key }) => !others.some((other) => other.key === key));
  const keys = new Set(others.map(({ key }) => key));
  return some.filter(({ key }) => !keys.has(key));
}

/** To look at so few one by one takes no longer than to look them up. */
const few = 8;

/** What a part says of an action, one by one; of one that does not tell, all together, about anything. */
export function sayingsOf(part: AccessPart, action: string): readonly PartSaying[] {
  if (part.sayings !== undefined) return part.sayings(action);
  const key = keyOf(part, action);
  return key === '' ? [] : [{ key, beginnings: anything }];
}

function keyOf(part: AccessPart, action: string): string {
  if (part.keyOf !== undefined) return part.keyOf(action);
  return part.actions === 'all' || part.actions.has(action) ? part.key : '';
}
