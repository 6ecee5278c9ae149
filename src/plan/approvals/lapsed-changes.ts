import type { JsonObject } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import { type Address, knownAddress } from '../address.ts';
import { changeDigest } from '../change-digest.ts';
import { compareFields } from '../compare-fields.ts';
import type { UnjudgedChange } from '../diff-state.ts';
import type { PlanSection } from '../plan.ts';
import type { StateEntries } from '../state.ts';
import { courseOfEntry } from './declared-in-time.ts';
import type { HistoryPart, Maker } from './made-by.ts';
import type { MovedEdge } from './moved-edges.ts';

export interface LapsedIn {
  readonly section: Pick<PlanSection, 'organization' | 'target'>;
  readonly actual: StateEntries;
  readonly parts: readonly HistoryPart[];
  readonly makers: ReadonlyMap<string, readonly Maker[]>;
  /** Whether anybody who has to by a guardrail agreed to a part of the history. */
  readonly isAgreed: (part: number) => boolean;
}

/**
 * What takes away, as its time has come by the files that were agreed to last, what the files now would keep and nobody
 * agreed to.
 */
export function lapsedChanges(
  held: readonly MovedEdge[],
  { section: { organization, target }, actual, ...history }: LapsedIn,
): readonly UnjudgedChange[] {
  return held.flatMap(({ address, isPast, before }): readonly UnjudgedChange[] => {
    const found = actual.get(address);
    if (!isPast || found === undefined) return [];
    const wanted = courseOfEntry(agreedLast(address, before, history)).now;
    if (wanted !== undefined && jsonEqual(wanted, found)) return [];
    const change = changeTo(address, found, wanted);
    if (change === undefined) return [];
    const reason = 'it was to end by now by the files that were agreed to';
    const digest = changeDigest({ ...change, organization, target });
    return [{ ...change, digest, cause: 'clock', reason }];
  });
}

function changeTo(address: Address, found: JsonObject, wanted: JsonObject | undefined) {
  if (wanted === undefined) return { action: 'delete', address, before: found, after: null } as const;
  const { before, after } = compareFields(knownAddress(address).kind, found, wanted, found);
  return after === null ? undefined : ({ action: 'update', address, before, after } as const);
}

/** As the newest part of the history that was agreed to just so left it; else as it was declared before. */
function agreedLast(
  address: Address,
  before: JsonObject | undefined,
  { parts, makers, isAgreed }: Pick<LapsedIn, 'parts' | 'makers' | 'isAgreed'>,
): JsonObject | undefined {
  const last = makers.get(address)?.findLast(({ part, asProposed }) => asProposed && isAgreed(part));
  const step = last && parts[last.part]?.made.steps.get(address);
  if (step === undefined) return before;
  return step.isGone === true ? undefined : step.value;
}
