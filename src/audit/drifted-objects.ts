import { type Address, isEdge, knownAddress } from '../plan/address.ts';
import type { StateEntries } from '../plan/state.ts';
import { driftBetween } from './drift-between.ts';
import type { RecordedChange } from './entry.ts';
import { managedPart } from './managed-part.ts';
import { holderOf, type RecordedState } from './recorded-state.ts';
import type { Scope } from './scope.ts';
import type { TargetHappening } from './target-happening.ts';

/** What somebody else changed, and, where the system tells, who did and when. */
export interface DriftedChange extends RecordedChange {
  readonly by?: TargetHappening;
}

/** An object, and what was changed of it and of what it holds. */
export interface DriftedObject {
  readonly object: Address;
  readonly changes: readonly DriftedChange[];
}

/** What a system holds that differs from the record, of what Bylaw manages there. */
export function driftOf(
  scope: Scope,
  recorded: RecordedState,
  found: StateEntries,
): readonly RecordedChange[] {
  return driftBetween(scope, recorded.entries, managedPart(recorded, found).entries);
}

/** By object, in the order of their addresses; the object before what it holds. */
export function driftedObjects(
  changes: readonly RecordedChange[],
  happenings: readonly TargetHappening[],
): readonly DriftedObject[] {
  const byAddress = newestByAddress(happenings);
  const objects = new Map<Address, DriftedChange[]>();
  for (const change of changes) {
    const by = byAddress.get(change.address) ?? behindRemoval(change, byAddress);
    const told = by === undefined ? change : { ...change, by };
    const object = holderOf(change.address);
    const others = objects.get(object);
    if (others === undefined) objects.set(object, [told]);
    else others.push(told);
  }
  return [...objects]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([object, own]) => ({ object, changes: own.sort(byKind) }));
}

function byKind(a: DriftedChange, b: DriftedChange): number {
  return Number(isEdge(a.address)) - Number(isEdge(b.address)) || (a.address < b.address ? -1 : 1);
}

function newestByAddress(happenings: readonly TargetHappening[]): ReadonlyMap<Address, TargetHappening> {
  const inOrder = [...happenings].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return new Map(inOrder.map((happening) => [happening.address, happening]));
}

/** Whoever removes a team or a member takes all that it held, or was in, with it; the log speaks of the one. */
function behindRemoval(
  { action, address }: RecordedChange,
  byAddress: ReadonlyMap<Address, TargetHappening>,
): TargetHappening | undefined {
  if (action !== 'delete' || !isEdge(address)) return undefined;
  return byAddress.get(holderOf(address)) ?? byAddress.get(personIn(address) ?? '');
}

function personIn(address: Address): Address | undefined {
  const parsed = knownAddress(address);
  if (parsed.kind !== 'team-member') return undefined;
  const { organization, member } = parsed;
  const account = /^service-account\/(.*)$/.exec(member)?.[1];
  return account === undefined
    ? `member:${organization}/${member}`
    : `service-account:${organization}/${account}`;
}
