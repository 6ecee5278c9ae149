import type { AccessSet } from '../sets/access-set.ts';
import type { Effort } from '../sets/effort.ts';
import type { Universe, UniverseAction } from '../sets/universe.ts';
import { type Asked, compareAction, type Difference } from './compare-action.ts';
import { touchedActions } from './touched-actions.ts';

/** How two accesses differ in one action. */
export interface Finding {
  readonly action: UniverseAction;
  readonly difference: Difference;
}

/** Compares what is held, each two keys once, whoever has them. */
export interface Comparer {
  findings(before: Asked, after: Asked, within?: AccessSet): readonly Finding[];
  /** Of one action. */
  differences(action: UniverseAction, before: Asked, after: Asked, within?: AccessSet): readonly Difference[];
}

/** One comparison may cost so much: a pattern that is meant to be dear leaves enough for others. */
const mostOfOne = 20_000;

export function comparer({ actions }: Universe, effort: Effort): Comparer {
  const touched = touchedActions(actions);
  const all = new Map<string, readonly Finding[]>();
  const compared = new Map<string, readonly Difference[]>();
  const types = new Map<UniverseAction, string>();
  const sets = new Map<AccessSet, number>();
  return { findings, differences };

  function findings(before: Asked, after: Asked, within?: AccessSet): readonly Finding[] {
    const [was, is] = [before.held, after.held];
    if (was.key === is.key) return [];
    const key = `${was.key}\n${is.key}\n${numberOf(within)}`;
    const known = all.get(key);
    if (known !== undefined) return known;
    const found = touched(was.parts, is.parts).flatMap((action) =>
      differences(action, before, after, within).map((difference) => ({ action, difference })),
    );
    all.set(key, found);
    return found;
  }

  function differences(
    action: UniverseAction,
    before: Asked,
    after: Asked,
    within?: AccessSet,
  ): readonly Difference[] {
    const [was, is] = [before.held.keyOf(action.name), after.held.keyOf(action.name)];
    if (was === is) return [];
    const tellsActions = before.system.keysTellActions === true && after.system.keysTellActions === true;
    const about = tellsActions && within === undefined ? typesOf(action) : action.name;
    const key = `${about}\n${was}\n${is}\n${numberOf(within)}`;
    const known = compared.get(key);
    if (known !== undefined) return known;
    const most = Math.min(mostOfOne, effort.left);
    const own = { left: most };
    const found = compareAction(action, before, after, within, own);
    effort.left -= most - Math.max(own.left, 0);
    compared.set(key, found);
    return found;
  }

  /** What is asked of an action: the same text, the same questions. */
  function typesOf(action: UniverseAction): string {
    const keys = action.types.map(({ key }) => key).sort();
    const known = types.get(action) ?? ` ${keys.join(' ')}`;
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
