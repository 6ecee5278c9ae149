import type { AccessSet } from '../sets/access-set.ts';
import type { Effort } from '../sets/effort.ts';
import type { Universe, UniverseAction } from '../sets/universe.ts';
import { type Asked, compareAction, type Difference } from './compare-action.ts';
import { type FocusedAction, focuses, type SaidThere } from './focus.ts';
import type { SystemAccess } from './system-access.ts';

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
  const aboutOf = asked();
  const sets = new Map<AccessSet, number>();
  return {
    findings(before, after, within) {
      if (before.held.key === after.held.key) return [];
      const focus = focusOn(before.held.parts, after.held.parts);
      if (focus.actions.length === 0) return [];
      const was = before.held.parts.map(focus.said);
      const is = after.held.parts.map(focus.said);
      const known = all.get(focus) ?? new Map<string, readonly Finding[]>();
      all.set(focus, known);
      const keys = [was, is].map((said) => joined(said.map((each) => each.key)));
      const key = [...keys, numberOf(within)].join('\n\n');
      const found = known.get(key) ?? findingsOf(focus.actions, { was, is }, before, after, within);
      known.set(key, found);
      return found;
    },
  };

  function findingsOf(
    focused: readonly FocusedAction[],
    said: Readonly<Record<'was' | 'is', readonly SaidThere[]>>,
    before: Asked,
    after: Asked,
    within: AccessSet | undefined,
  ): readonly Finding[] {
    return focused.flatMap((each, at) => {
      const of = (some: readonly SaidThere[]) => joined(some.flatMap(({ byAction }) => byAction[at] ?? []));
      const key = `${of(said.was)}\n\n${of(said.is)}`;
      const { action } = each;
      return differences(each, key, before, after, within).map((difference) => ({ action, difference }));
    });
  }

  function differences(
    focused: FocusedAction,
    said: string,
    before: Asked,
    after: Asked,
    within: AccessSet | undefined,
  ): readonly Difference[] {
    const { action } = focused;
    const about = within === undefined ? aboutOf(action, before.system, after.system) : action.name;
    const key = [about, said, numberOf(within)].join('\n\n');
    const known = compared.get(key);
    if (known !== undefined) return known;
    const most = Math.min(mostOfOne, effort.left);
    const own = { left: most };
    const found = compareAction(focused, before, after, within, own);
    effort.left -= most - Math.max(own.left, 0);
    compared.set(key, found);
    return found;
  }

  function numberOf(within: AccessSet | undefined): number {
    if (within === undefined) return 0;
    const known = sets.get(within) ?? sets.size + 1;
    sets.set(within, known);
    return known;
  }
}

/** What may be asked of an action, before and after: the same text, the same questions. */
function asked(): (action: UniverseAction, before: SystemAccess, after: SystemAccess) => string {
  const known = new Map<UniverseAction, string>();
  return (action, before, after) => {
    const { name, types } = action;
    const [was, is] = [before.actionKey?.(name), after.actionKey?.(name)];
    const same = `${was} ${is} ${types.map(({ key }) => key).join(' ')}`;
    const about = known.get(action) ?? (was === undefined || is === undefined ? name : same);
    known.set(action, about);
    return about;
  };
}

/** Each once, in one order. */
function joined(keys: readonly string[]): string {
  const once = new Set(keys);
  once.delete('');
  return once.size < 2 ? ([...once][0] ?? '') : [...once].sort().join('\n');
}
