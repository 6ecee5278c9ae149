import { numbering } from '../numbering.ts';
import type { AccessSet } from '../sets/access-set.ts';
import type { Effort } from '../sets/effort.ts';
import type { UniverseAction } from '../sets/universe.ts';
import type { Asked } from './asked.ts';
import { actionComparer, type Difference } from './compare-action.ts';
import type { Finding } from './compare-held.ts';
import type { Focus, FocusedAction } from './focus.ts';

/**
 * How two accesses differ in one action.
 *
 * @param was the number of the set of what is said of it before
 * @param is likewise afterwards
 */
export type FindIn = (was: number, is: number, before: Asked, after: Asked) => readonly Finding[];

/** One comparison may cost so much: a pattern that is meant to be dear leaves enough for others. */
const mostOfOne = 20_000;

/** More sets than anybody has: a number for two of them. */
const mostSets = 2 ** 26;

/** Compares each action of a focus, in order: where the same is said of it once, whoever is told so. */
export function actionFindings(
  effort: Effort,
): (focus: Focus, before: Asked, after: Asked, within: AccessSet | undefined) => readonly FindIn[] {
  const aboutOf = asked();
  const comparison = actionComparer();
  const numberOf = numbering();
  const compared = new Map<string, Map<number, readonly Difference[]>>();
  const byFocus = new Map<Focus, Map<AccessSet | undefined, readonly FindIn[]>>();
  return (focus, before, after, within) => {
    const known = byFocus.get(focus) ?? new Map<AccessSet | undefined, readonly FindIn[]>();
    byFocus.set(focus, known);
    const each =
      known.get(within) ??
      focus.actions.map((focused) => findIn(focused, aboutOf(focused.action, before, after), within));
    known.set(within, each);
    return each;
  };

  function findIn(focused: FocusedAction, about: string, within: AccessSet | undefined): FindIn {
    const { action } = focused;
    // What only part of an action is looked at is seen of that action alone.
    const of = `${numberOf(within)} ${within === undefined ? about : action.name}`;
    const bySets = compared.get(of) ?? new Map<number, readonly Difference[]>();
    compared.set(of, bySets);
    const found = new Map<number, readonly Finding[]>();
    return (was, is, before, after) => {
      const sets = was * mostSets + is;
      const known = found.get(sets);
      if (known !== undefined) return known;
      const differences = bySets.get(sets) ?? compare(about, focused, before, after, within);
      bySets.set(sets, differences);
      const made = differences.map((difference): Finding => ({ action, difference }));
      found.set(sets, made);
      return made;
    };
  }

  function compare(
    about: string,
    focused: FocusedAction,
    before: Asked,
    after: Asked,
    within: AccessSet | undefined,
  ): readonly Difference[] {
    const most = Math.min(mostOfOne, effort.left);
    const own = { left: most };
    const found = comparison.differences(about, focused, before, after, within, own);
    effort.left -= most - Math.max(own.left, 0);
    return found;
  }
}

/** What may be asked of an action, before and after: the same text, the same questions. */
function asked(): (action: UniverseAction, before: Asked, after: Asked) => string {
  const known = new Map<UniverseAction, string>();
  return (action, before, after) => {
    const { name, types } = action;
    const [was, is] = [before.system.actionKey?.(name), after.system.actionKey?.(name)];
    const same = `${was} ${is} ${types.map(({ key }) => key).join(' ')}`;
    const about = known.get(action) ?? (was === undefined || is === undefined ? name : same);
    known.set(action, about);
    return about;
  };
}
