import { numbering } from '../numbering.ts';
import type { AccessSet } from '../sets/access-set.ts';
import type { Effort } from '../sets/effort.ts';
import type { Universe, UniverseAction } from '../sets/universe.ts';
import { actionFindings } from './action-findings.ts';
import type { Asked } from './asked.ts';
import type { Difference } from './compare-action.ts';
import { type Focus, focuses, type SaidThere } from './focus.ts';
import type { HeldAccess, PartGroup } from './system-access.ts';
import { uncompared } from './uncompared.ts';

/** How two accesses differ in one action. */
export interface Finding {
  readonly action: UniverseAction;
  readonly difference: Difference;
}

/** Compares what is held: the same change beside the same other access once, whoever has it. */
export interface Comparer {
  findings(before: Asked, after: Asked, within?: AccessSet): readonly Finding[];
}

export function comparer({ actions }: Universe, effort: Effort): Comparer {
  const focusOn = focuses(actions, effort);
  const notCompared = uncompared(actions);
  const byFocus = new Map<Focus, Map<string, readonly Finding[]>>();
  const inAction = actionFindings(effort);
  const numberOf = numbering();
  return {
    findings(before, after, within) {
      const gone = groupsWithout(before.held, after.held);
      const come = groupsWithout(after.held, before.held);
      effort.left -= 1;
      if (gone.length === 0 && come.length === 0) return none;
      if (effort.left <= 0) return notCompared(gone, come, within);
      const focus = focusOn(gone, come);
      if (focus.actions.length === 0) return none;
      const was = saidBy(before.held, focus);
      const is = saidBy(after.held, focus);
      const key = `${numbersOf(was)}/${numbersOf(is)}/${numberOf(within)}`;
      const known = byFocus.get(focus) ?? new Map<string, readonly Finding[]>();
      byFocus.set(focus, known);
      const found = known.get(key) ?? findingsOf(focus, { was, is }, before, after, within);
      known.set(key, found);
      return found;
    },
  };

  function findingsOf(
    focus: Focus,
    { was, is }: Readonly<Record<'was' | 'is', readonly SaidThere[]>>,
    before: Asked,
    after: Asked,
    within: AccessSet | undefined,
  ): readonly Finding[] {
    const found: Finding[] = [];
    for (const [at, each] of inAction(focus, before, after, within).entries())
      found.push(...each(focus.together(was, at), focus.together(is, at), before, after));
    return found;
  }
}

const none: readonly Finding[] = [];

/** What the one has and the other has not. Of two of everybody: loops that make as little as they can. */
export function groupsWithout({ groups }: HeldAccess, other: HeldAccess): readonly PartGroup[] {
  let without: PartGroup[] | undefined;
  for (const group of groups) {
    if (hasGroup(other, group.key)) continue;
    if (without === undefined) without = [group];
    else without.push(group);
  }
  return without ?? noGroups;
}

const noGroups: readonly PartGroup[] = [];

function hasGroup({ groups }: HeldAccess, key: string): boolean {
  for (const group of groups) if (group.key === key) return true;
  return false;
}

/** What the groups say about what changes, each once and in one order; those that say nothing are left out. */
export function saidBy({ groups }: HeldAccess, focus: Focus): readonly SaidThere[] {
  const said: SaidThere[] = [];
  for (const group of groups) {
    const own = focus.said(group);
    if (own.number === 0) continue;
    let at = said.length;
    while (at > 0 && (said[at - 1] as SaidThere).number > own.number) at -= 1;
    if (said[at - 1]?.number !== own.number) said.splice(at, 0, own);
  }
  return said;
}

export function numbersOf(said: readonly SaidThere[]): string {
  let numbers = '';
  for (const { number } of said) numbers += `${number},`;
  return numbers;
}
