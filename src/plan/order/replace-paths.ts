import { bestOrder, searchLimit } from './best-order.ts';
import { connectedChanges } from './connected-changes.ts';
import type { JudgedChange } from './judge-change.ts';
import { compareRank } from './rank.ts';
import { blockersOf, emit, isBlocked, type Schedule } from './schedule.ts';
import { trial } from './simulation.ts';
import { supportsOf } from './supports.ts';

/**
 * Orders the changes that take a path to something still held afterwards, or that give and take at once: each
 * after the additions that stand in for what it takes. False where neither comes first and `force` is not set;
 * then such a change is made early: access is rather missing for a moment than more than either end gives.
 */
export function replacePaths(schedule: Schedule, force: boolean): boolean {
  let queue = stillTaking(schedule);
  while (queue.length > 0) {
    const done = schedule.ordered.length;
    for (const judged of queue) tryNext(schedule, judged);
    if (schedule.ordered.length === done) {
      if (!force) return false;
      if (!searchConnected(schedule, queue)) emit(schedule, leastEvil(schedule, queue));
    }
    queue = stillTaking(schedule);
  }
  return true;
}

function stillTaking({ waiting }: Schedule): readonly JudgedChange[] {
  return [...waiting.values()].filter((judged) => judged.takes).sort(compareRank);
}

function tryNext(schedule: Schedule, judged: JudgedChange): void {
  const successor = schedule.successors.get(judged.change.address);
  if (successor !== undefined && isSafe(schedule, successor)) emit(schedule, successor);
  if (!schedule.waiting.has(judged.change.address) || isBlocked(schedule, judged)) return;
  const verdict = trial(schedule.simulation, judged);
  if (verdict.breaks) {
    for (const support of supportsOf(schedule.simulation, judged, schedule.waiting)) {
      if (isSafe(schedule, support)) emit(schedule, support);
    }
  }
  if (isSafe(schedule, judged)) emit(schedule, judged);
}

function isSafe(schedule: Schedule, judged: JudgedChange): boolean {
  if (!schedule.waiting.has(judged.change.address) || isBlocked(schedule, judged)) return false;
  const { breaks, exceeds } = trial(schedule.simulation, judged);
  return !breaks && !exceeds;
}

/** Looks at every order of the few changes that the first stuck one depends on. */
function searchConnected(schedule: Schedule, stuck: readonly JudgedChange[]): boolean {
  const { simulation, waiting } = schedule;
  const [first] = stuck;
  if (first === undefined) return false;
  const touching = [...waiting.values()].filter(({ takes, gives }) => takes || gives).sort(compareRank);
  const few = connectedChanges(first, touching, [simulation.before, simulation.after], searchLimit);
  const order = few && bestOrder(simulation, few, (judged) => blockersOf(schedule, judged));
  for (const judged of order ?? []) emit(schedule, judged);
  return order !== undefined;
}

function leastEvil(schedule: Schedule, stuck: readonly JudgedChange[]): JudgedChange {
  const ready = stuck.filter((judged) => !isBlocked(schedule, judged));
  const modest = ready.find((judged) => !trial(schedule.simulation, judged).exceeds);
  return modest ?? ready[0] ?? (stuck[0] as JudgedChange);
}
