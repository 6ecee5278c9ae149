import { type Address, isEdgeAddress, knownAddress } from '../address.ts';
import { endsOf } from '../edge-ends.ts';
import { referencesOf } from '../references.ts';
import { roleChangesBehind } from '../role-changes-behind.ts';
import { successions } from '../successions.ts';
import type { AccessAt } from './access-before-after.ts';
import type { JudgedChange } from './judge-change.ts';
import { make, type Simulation, startSimulation } from './simulation.ts';

/** The order as it grows. */
export interface Schedule {
  readonly simulation: Simulation;
  readonly waiting: Map<Address, JudgedChange>;
  /** Of those waiting, the creations of what others may name that give nothing themselves. */
  readonly containers: Map<Address, JudgedChange>;
  readonly ordered: JudgedChange[];
  /** By object, the deletions of its edges: they come before its own. */
  readonly edgeDeletions: ReadonlyMap<Address, readonly JudgedChange[]>;
  /** By object, the updates that stop naming it and touch no access: they come before its deletion. */
  readonly releases: ReadonlyMap<Address, readonly JudgedChange[]>;
  /** By the change with which the last owner leaves, the one that makes a successor: it comes before. */
  readonly successors: ReadonlyMap<Address, JudgedChange>;
  /** By the change of a place in a team, the one of the role behind it: see roleChangesBehind. */
  readonly roles: ReadonlyMap<Address, JudgedChange>;
}

export function startSchedule(changes: readonly JudgedChange[], before: AccessAt, after: AccessAt): Schedule {
  const waiting = byAddress(changes);
  return {
    simulation: startSimulation(before, after, changes),
    waiting,
    containers: byAddress(changes.filter(({ change, gives }) => change.action === 'create' && !gives)),
    ordered: [],
    edgeDeletions: byObject(changes, endsOfDeleted),
    releases: byObject(changes, released),
    successors: successorsOf(waiting, before, after),
    roles: rolesOf(waiting, before),
  };
}

/** Puts a change next, after the creation of containers that it names; deletions after what still names them. */
export function emit(schedule: Schedule, judged: JudgedChange): void {
  const { address, action, after } = judged.change;
  const { waiting, containers } = schedule;
  if (!waiting.delete(address)) return;
  containers.delete(address);
  const needed = after === null || containers.size === 0 ? [] : referencesOf(knownAddress(address), after);
  for (const reference of needed) {
    const creation = containers.get(reference);
    if (creation !== undefined) emit(schedule, creation);
  }
  const successor = schedule.successors.get(address);
  if (successor !== undefined) emit(schedule, successor);
  const role = schedule.roles.get(address);
  if (role !== undefined) emit(schedule, role);
  if (action === 'delete')
    for (const release of schedule.releases.get(address) ?? []) emit(schedule, release);
  make(schedule.simulation, judged);
  schedule.ordered.push(judged);
}

/** Whether a change has to wait: for an edge of the object that it deletes, or for a successor. */
export function isBlocked(schedule: Schedule, judged: JudgedChange): boolean {
  return blockersOf(schedule, judged).some(({ change }) => schedule.waiting.has(change.address));
}

/** The changes that must come before another, whatever they do to access. */
export function blockersOf(schedule: Schedule, { change }: JudgedChange): readonly JudgedChange[] {
  const edges = change.action === 'delete' ? (schedule.edgeDeletions.get(change.address) ?? []) : [];
  const first = [schedule.successors.get(change.address), schedule.roles.get(change.address)];
  const known = first.filter((each) => each !== undefined);
  return known.length === 0 ? edges : [...edges, ...known];
}

function successorsOf(
  judged: ReadonlyMap<Address, JudgedChange>,
  before: AccessAt,
  after: AccessAt,
): ReadonlyMap<Address, JudgedChange> {
  const changes = Array.from(judged.values(), ({ change }) => change);
  const found = successions(changes, before.entries, after.entries, before.terms);
  return new Map(
    [...found].flatMap(([{ address }, successor]) => {
      const by = judged.get(successor.address);
      return by === undefined ? [] : [[address, by]];
    }),
  );
}

function rolesOf(
  judged: ReadonlyMap<Address, JudgedChange>,
  { terms }: AccessAt,
): ReadonlyMap<Address, JudgedChange> {
  if (terms === undefined) return new Map();
  const found = roleChangesBehind(
    Array.from(judged.values(), ({ change }) => change),
    terms,
  );
  return new Map(
    [...found].flatMap(([{ address }, role]) => {
      const by = judged.get(role.address);
      return by === undefined ? [] : [[address, by]];
    }),
  );
}

function byAddress(changes: readonly JudgedChange[]): Map<Address, JudgedChange> {
  return new Map(changes.map((judged) => [judged.change.address, judged]));
}

function endsOfDeleted({ change }: JudgedChange): readonly Address[] {
  if (change.action !== 'delete') return [];
  const parsed = knownAddress(change.address);
  if (!isEdgeAddress(parsed)) return [];
  return endsOf(parsed, change.before ?? {});
}

function released({ change, takes, gives }: JudgedChange): readonly Address[] {
  if (change.action !== 'update' || takes || gives) return [];
  const parsed = knownAddress(change.address);
  if (isEdgeAddress(parsed)) return [];
  const kept = new Set(referencesOf(parsed, change.after ?? {}));
  return referencesOf(parsed, change.before ?? {}).filter((reference) => !kept.has(reference));
}

function byObject(
  changes: readonly JudgedChange[],
  objects: (judged: JudgedChange) => readonly Address[],
): ReadonlyMap<Address, readonly JudgedChange[]> {
  const index = new Map<Address, JudgedChange[]>();
  for (const judged of changes) {
    for (const object of objects(judged)) {
      const known = index.get(object);
      if (known === undefined) index.set(object, [judged]);
      else known.push(judged);
    }
  }
  return index;
}
