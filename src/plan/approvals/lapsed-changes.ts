import type { JsonObject } from '../../digest/json.ts';
import { type Address, isEdgeAddress, knownAddress } from '../address.ts';
import { changeDigest } from '../change-digest.ts';
import { compareFields } from '../compare-fields.ts';
import type { UnjudgedChange } from '../diff-state.ts';
import { endsOf } from '../edge-ends.ts';
import type { PlanSection } from '../plan.ts';
import type { StateEntries } from '../state.ts';
import { courseOfEntry } from './declared-in-time.ts';
import type { HistoryPart, Maker } from './made-by.ts';
import type { MovedEdge } from './moved-edges.ts';

export interface LapsedIn {
  readonly section: Pick<PlanSection, 'organization' | 'target' | 'changes'>;
  readonly actual: StateEntries;
  readonly parts: readonly HistoryPart[];
  readonly makers: ReadonlyMap<string, readonly Maker[]>;
  /** Whether those who have to by every guardrail that holds an edge agreed to a part of the history. */
  readonly isAgreed: (part: number, address: Address) => boolean;
}

/**
 * What takes away, as its time has come, what the files now would keep and nobody agreed to: it goes, or is again what the
 * files applied last say that it is by now. Where a later end was agreed to meanwhile it stays until that.
 */
export function lapsedChanges(
  held: readonly MovedEdge[],
  { section: { organization, target, changes: others }, actual, ...history }: LapsedIn,
): readonly UnjudgedChange[] {
  const changes = held.flatMap(({ address, isPast, before }) => {
    const found = actual.get(address);
    if (!isPast || found === undefined) return [];
    const agreed = agreedLast(address, history);
    const wanted = courseOfEntry(before).now;
    if (agreed === undefined) return changeTo(address, found, wanted);
    // Whatever else was agreed to meanwhile is no end.
    return courseOfEntry(agreed.entry).now === undefined ? changeTo(address, found, undefined) : [];
  });
  const gone = new Set(changes.flatMap(({ address, after }) => (after === null ? [address] : [])));
  const known = new Set([...changes, ...others].map(({ address }) => address));
  const edges = [...actual].flatMap(([address, found]) => {
    const parsed = knownAddress(address);
    const goes =
      !known.has(address) && isEdgeAddress(parsed) && endsOf(parsed, found).some((end) => gone.has(end));
    return goes ? changeTo(address, found, undefined) : [];
  });
  const reason = 'it was to end by now by the files that were agreed to';
  return [...changes, ...edges].map((change) => {
    return { ...change, digest: changeDigest({ ...change, organization, target }), cause: 'clock', reason };
  });
}

type Draft = Pick<UnjudgedChange, 'action' | 'address' | 'before' | 'after'>;

function changeTo(address: Address, found: JsonObject, wanted: JsonObject | undefined): readonly Draft[] {
  if (wanted === undefined) return [{ action: 'delete', address, before: found, after: null }];
  const { before, after } = compareFields(knownAddress(address).kind, found, wanted, found);
  return after === null ? [] : [{ action: 'update', address, before, after }];
}

/** As the newest part of the history that was agreed to just so left it; undefined: there is none. */
function agreedLast(
  address: Address,
  { parts, makers, isAgreed }: Pick<LapsedIn, 'parts' | 'makers' | 'isAgreed'>,
): { readonly entry: JsonObject | undefined } | undefined {
  const own = makers.get(address);
  const last = own?.findLast(({ part, asProposed }) => asProposed && isAgreed(part, address));
  const step = last && parts[last.part]?.made.steps.get(address);
  return step && { entry: step.isGone === true ? undefined : step.value };
}
