import { numbering } from '../numbering.ts';
import type { AccessSet } from '../sets/access-set.ts';
import type { Effort } from '../sets/effort.ts';
import type { Universe, UniverseAction } from '../sets/universe.ts';
import type { Asked } from './asked.ts';
import { actionComparer, type Difference } from './compare-action.ts';
import { type Focus, type FocusedAction, focuses, type SaidThere } from './focus.ts';
import type { HeldAccess, PartGroup, SystemAccess } from './system-access.ts';
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

/** One comparison may cost so much: a pattern that is meant to be dear leaves enough for others. */
const mostOfOne = 20_000;

export function comparer({ actions }: Universe, effort: Effort): Comparer {
  const focusOn = focuses(actions, effort);
  const notCompared = uncompared(actions);
  const byFocus = new Map<Focus, Map<string, readonly Finding[]>>();
  const compared = new Map<string, readonly Difference[]>();
  const aboutOf = asked();
  const comparison = actionComparer();
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
      const key = `${saidOf(said.was, at)}\n\n${saidOf(said.is, at)}`;
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
    const about = aboutOf(focused.action, before.system, after.system);
    // What only part of an action is looked at is seen of that action alone.
    const of = within === undefined ? about : focused.action.name;
    const key = [of, said, numberOf(within)].join('\n\n');
    const known = compared.get(key);
    if (known !== undefined) return known;
    const most = Math.min(mostOfOne, effort.left);
    const own = { left: most };
    const found = comparison.differences(about, focused, before, after, within, own);
    effort.left -= most - Math.max(own.left, 0);
    compared.set(key, found);
    return found;
  }
}

const none: readonly Finding[] = [];

/** What the one has and the other has not. */
export function groupsWithout({ groups }: HeldAccess, other: HeldAccess): readonly PartGroup[] {
  return groups.filter(({ key }) => !other.groups.some((each) => each.key === key));
}

/** What the groups say about what changes, each once; those that say nothing are left out. */
export function saidBy({ groups }: HeldAccess, focus: Focus): readonly SaidThere[] {
  const said: SaidThere[] = [];
  for (const group of groups) {
    const own = focus.said(group);
    if (own.number !== 0 && said.every(({ number }) => number !== own.number)) said.push(own);
  }
  return said.sort((one, other) => one.number - other.number);
}

export function numbersOf(said: readonly SaidThere[]): string {
  return said.map(({ number }) => number).join();
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

/** What is said of an action of a focus, each once and in one order. */
export function saidOf(said: readonly SaidThere[], at: number): string {
  let all: readonly number[] = [];
  let sources = 0;
  for (const { byAction } of said) {
    const own = byAction[at] ?? [];
    if (own.length === 0) continue;
    sources += 1;
    all = sources === 1 ? own : [...all, ...own];
  }
  return sources < 2 ? all.join() : [...new Set(all)].sort((one, other) => one - other).join();
}
