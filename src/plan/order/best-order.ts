import type { JudgedChange } from './judge-change.ts';
import { attempt, type Simulation, trial, type Verdict } from './simulation.ts';

/** More changes than these are not searched: the search looks at every subset of them. */
export const searchLimit = 10;

/** Of few changes the best order there is: one that neither breaks nor exceeds, else one that never exceeds. */
export function bestOrder(
  simulation: Simulation,
  changes: readonly JudgedChange[],
  blockers: (change: JudgedChange) => readonly JudgedChange[],
): readonly JudgedChange[] | undefined {
  return (
    exactOrder(simulation, changes, blockers, ({ breaks, exceeds }) => !breaks && !exceeds) ??
    exactOrder(simulation, changes, blockers, ({ exceeds }) => !exceeds)
  );
}

/**
 * An order in which every step is allowed; undefined where there is none. `blockers` says which of the changes
 * must come before another one. Leaves the simulation as it was.
 */
function exactOrder(
  simulation: Simulation,
  changes: readonly JudgedChange[],
  blockers: (change: JudgedChange) => readonly JudgedChange[],
  allows: (verdict: Verdict) => boolean,
): readonly JudgedChange[] | undefined {
  const everything = 2 ** changes.length - 1;
  const numbers = new Map(changes.map((change, index) => [change, index]));
  const waitFor = changes.map(
    (change) =>
      blockers(change).reduce((mask, each) => mask | (1 << (numbers.get(each) ?? 31)), 0) & everything,
  );
  const deadEnds = new Set<number>();
  const search = (done: number): readonly JudgedChange[] | undefined => {
    if (done === everything) return [];
    if (deadEnds.has(done)) return undefined;
    for (const [index, change] of changes.entries()) {
      const bit = 1 << index;
      const waits = (waitFor[index] ?? 0) & ~done;
      if ((done & bit) !== 0 || waits !== 0) continue;
      if (!allows(trial(simulation, change))) continue;
      const undo = attempt(simulation, change);
      const rest = search(done | bit);
      undo();
      if (rest !== undefined) return [change, ...rest];
    }
    deadEnds.add(done);
    return undefined;
  };
  return search(0);
}
