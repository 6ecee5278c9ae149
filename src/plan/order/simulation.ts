import type { Address } from '../address.ts';
import { type Effectless, valueAfter } from '../apply-change.ts';
import { type AccessDraft, draftGraph, setEntry } from '../reach/access-graph.ts';
import { affectedPrincipals, principalsUnder } from '../reach/affected-principals.ts';
import { grantsOf } from '../reach/grants-of.ts';
import type { AccessAt } from './access-before-after.ts';
import { scopesOf } from './content-effect.ts';
import type { JudgedChange } from './judge-change.ts';

/** A state on its way from before to after, one change at a time. */
export interface Simulation {
  readonly before: AccessAt;
  readonly after: AccessAt;
  /** As the changes that were made so far leave it. */
  readonly graph: AccessDraft;
  /** The changes that `graph` follows when it is next looked at: after the last trial it never is. */
  readonly made: Effectless[];
  /** By scope, how many changes of content that take are still to come, and how many that give are done. */
  readonly takesToCome: Map<string, number>;
  readonly givesDone: Map<string, number>;
}

/** Whether a state of the way takes what both ends give, or gives what neither end gives. */
export interface Verdict {
  readonly breaks: boolean;
  readonly exceeds: boolean;
}

export function startSimulation(
  before: AccessAt,
  after: AccessAt,
  changes: Iterable<JudgedChange>,
): Simulation {
  const takesToCome = new Map<string, number>();
  for (const { content } of changes) {
    if (content === undefined || content.effect === 'gain') continue;
    for (const scope of content.scopes) add(takesToCome, scope, 1);
  }
  const made: Effectless[] = [];
  let graph: AccessDraft | undefined;
  return {
    before,
    after,
    get graph() {
      graph ??= draftGraph(before.graph);
      for (const change of made.splice(0)) enter(graph, change);
      return graph;
    },
    made,
    takesToCome,
    givesDone: new Map(),
  };
}

/** Makes a change for good. */
export function make(simulation: Simulation, judged: JudgedChange): void {
  simulation.made.push(judged.change);
  countContent(simulation, judged, 1);
}

/** Makes a change to see what it does; what it returns takes it back. */
export function attempt(simulation: Simulation, judged: JudgedChange): () => void {
  const { graph } = simulation;
  const { address } = judged.change;
  const old = graph.values.get(address);
  enter(graph, judged.change);
  countContent(simulation, judged, 1);
  return () => {
    setEntry(graph, address, old);
    countContent(simulation, judged, -1);
  };
}

function enter(graph: AccessDraft, change: Effectless): void {
  const { address } = change;
  setEntry(graph, address, valueAfter(graph.values.get(address), change));
}

/** What making a change now would do that is not so already; the simulation stays as it is. */
export function trial(simulation: Simulation, judged: JudgedChange): Verdict {
  const affected = new Set(affectedBy(simulation, judged));
  const undo = attempt(simulation, judged);
  for (const principal of affectedBy(simulation, judged)) affected.add(principal);
  const broken = [...affected].filter((principal) => keptButMissing(simulation, principal).length > 0);
  const exceeded = [...affected].filter((principal) => heldTooMuch(simulation, principal).length > 0);
  const missing = broken.map((principal) => keptButMissing(simulation, principal));
  const excess = exceeded.map((principal) => heldTooMuch(simulation, principal));
  undo();
  const worse = (now: readonly string[] | undefined, then: readonly string[]) =>
    now?.some((key) => !then.includes(key)) === true;
  return {
    breaks: broken.some((principal, index) => worse(missing[index], keptButMissing(simulation, principal))),
    exceeds: exceeded.some((principal, index) => worse(excess[index], heldTooMuch(simulation, principal))),
  };
}

/** What a principal holds both before and after but not now. */
export function keptButMissing(simulation: Simulation, principal: Address): readonly string[] {
  const [before, after] = [simulation.before.grants(principal), simulation.after.grants(principal)];
  const now = grantsOf(simulation.graph, principal);
  return [...before.keys()].filter((key) => after.has(key) && !now.has(key));
}

/** The principals whose access a change can touch as things stand. */
export function affectedBy(simulation: Simulation, { change, content }: JudgedChange): ReadonlySet<Address> {
  const affected = affectedPrincipals(simulation.graph, change.address);
  if (content === undefined) return affected;
  const all = new Set(affected);
  for (const scope of content.scopes) {
    const holders = principalsUnder(simulation.graph, scope);
    for (const holder of holders) all.add(holder);
  }
  return all;
}

/** What a principal holds now that neither end gives, or that has become more than either end gives. */
function heldTooMuch(simulation: Simulation, principal: Address): readonly string[] {
  const [before, after] = [simulation.before.grants(principal), simulation.after.grants(principal)];
  return [...grantsOf(simulation.graph, principal)]
    .filter(([key, grant]) => {
      const [was, willBe] = [before.has(key), after.has(key)];
      if (was === willBe) return !was;
      const counts = was ? simulation.givesDone : simulation.takesToCome;
      return scopesOf(principal, grant).some((scope) => (counts.get(scope) ?? 0) > 0);
    })
    .map(([key]) => key);
}

function countContent(simulation: Simulation, { content }: JudgedChange, step: 1 | -1): void {
  if (content === undefined) return;
  for (const scope of content.scopes) {
    if (content.effect !== 'gain') add(simulation.takesToCome, scope, -step);
    if (content.effect !== 'loss') add(simulation.givesDone, scope, step);
  }
}

function add(counts: Map<string, number>, scope: string, step: number): void {
  counts.set(scope, (counts.get(scope) ?? 0) + step);
}
