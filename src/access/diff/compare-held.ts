import type { AccessSet } from '../sets/access-set.ts';
import type { Effort } from '../sets/effort.ts';
import type { Universe, UniverseAction } from '../sets/universe.ts';
import { type Asked, compareAction, type Difference } from './compare-action.ts';
import { type FocusedAction, focuses, type KeptPart } from './focus.ts';

/** How two accesses differ in one action. */
export interface Finding {
  readonly action: UniverseAction;
  readonly difference: Difference;
}

/** Compares what is held: the same change beside the same other access once, whoever has it. */
export interface Comparer {
  findings(before: Asked, after: Asked, within?: AccessSet): readonly Finding[];
}

/** One comparison may cost so much: a pattern that is meant to be dear leaves enough for others. */
const mostOfOne = 20_000;

export function comparer({ actions }: Universe, effort: Effort): Comparer {
  const focusOn = focuses(actions);
  const all = new Map<unknown, Map<string, readonly Finding[]>>();
  const compared = new Map<string, readonly Difference[]>();
  const types = new Map<UniverseAction, string>();
  const sets = new Map<AccessSet, number>();
  return {
    findings(before, after, within) {
      if (before.held.key === after.held.key) return [];
      const focus = focusOn(before.held.parts, after.held.parts);
      if (focus.actions.length === 0) return [];
      const kept = keptParts(before, after).map(focus.kept);
      const known = all.get(focus) ?? new Map<string, readonly Finding[]>();
      all.set(focus, known);
      const key = `${joined(kept.map((each) => each.key))}\n\n${numberOf(within)}`;
      const found = known.get(key) ?? findingsOf(focus.actions, kept, before, after, within);
      known.set(key, found);
      return found;
    },
  };

  function findingsOf(
    focused: readonly FocusedAction[],
    kept: readonly KeptPart[],
    before: Asked,
    after: Asked,
    within: AccessSet | undefined,
  ): readonly Finding[] {
    return focused.flatMap((each, at) => {
      const beside = joined(kept.flatMap(({ said }) => said[at] ?? []));
      const { action } = each;
      return differences(each, beside, before, after, within).map((difference) => ({ action, difference }));
    });
  }

  function differences(
    focused: FocusedAction,
    beside: string,
    before: Asked,
    after: Asked,
    within: AccessSet | undefined,
  ): readonly Difference[] {
    const { action, changed } = focused;
    const tellsActions = before.system.keysTellActions === true && after.system.keysTellActions === true;
    const about = tellsActions && within === undefined ? typesOf(action) : action.name;
    const key = [about, changed, beside, numberOf(within)].join('\n\n');
    const known = compared.get(key);
    if (known !== undefined) return known;
    const most = Math.min(mostOfOne, effort.left);
    const own = { left: most };
    const found = compareAction(focused, before, after, within, own);
    effort.left -= most - Math.max(own.left, 0);
    compared.set(key, found);
    return found;
  }

  /** What is asked of an action: the same text, the same questions. */
  function typesOf(action: UniverseAction): string {
    const known = types.get(action) ?? ` ${joined(action.types.map(({ key }) => key))}`;
    types.set(action, known);
    return known;
  }

  function numberOf(within: AccessSet | undefined): number {
    if (within === undefined) return 0;
    const known = sets.get(within) ?? sets.size + 1;
    sets.set(within, known);
    return known;
  }
}

function keptParts({ held: { parts } }: Asked, after: Asked): Asked['held']['parts'] {
  const keys = new Set(after.held.parts.map(({ key }) => key));
  return parts.filter(({ key }) => keys.has(key));
}

/** Each once, in one order. */
function joined(keys: readonly string[]): string {
  const once = new Set(keys);
  once.delete('');
  return once.size < 2 ? ([...once][0] ?? '') : [...once].sort().join('\n');
}
