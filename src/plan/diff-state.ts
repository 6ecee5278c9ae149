import type { JsonObject } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import type { Instant } from '../model/model.ts';
import { type Address, isEdge, knownAddress, type ObjectKind, objectAddress } from './address.ts';
import { changeDigest } from './change-digest.ts';
import { causeOf, scheduledByAddress } from './clock-cause.ts';
import { compareFields } from './compare-fields.ts';
import { edgesHeld } from './edges-held.ts';
import { findRenames } from './find-renames.ts';
import type { Change, PlanSection } from './plan.ts';
import { provenanceOf, reasonOf } from './provenance.ts';
import { noRemovals, removalsOf } from './removals.ts';
import { type Rename, renameInSet, renameInState } from './rename-in-state.ts';
import type { ActualState, DesiredState, ScheduledEdge, StateEntries } from './state.ts';

export interface DiffOptions {
  readonly mode: 'additive' | 'strict';
  /** See managedKinds. Objects of other kinds, and edges held by them, are not looked at. */
  readonly manages: ReadonlySet<ObjectKind>;
  readonly evaluatedAt: Instant;
  /** The edges that the last result listed as not in force yet. */
  readonly lastScheduled?: readonly ScheduledEdge[];
  /**
   * What Bylaw recorded as managed, where the target holds more than its record (a system of its own). Without it
   * the actual state is the record.
   */
  readonly recorded?: StateEntries;
  /** Fields that are seen and belong to nobody: see Capabilities. */
  readonly observes?: readonly string[];
  /** Whether the system keeps no dates: what begins there begins without its own. */
  readonly dateless?: boolean;
}

/** A change whose effect on access has not been judged yet; see orderChanges. */
export type UnjudgedChange = Omit<Change, 'effect'>;

export interface StateDiff {
  /** Renames first, in their order; then by address. See orderChanges. */
  readonly changes: readonly UnjudgedChange[];
  /** Objects that exist, are declared, and were not owned. They may have changes too. */
  readonly adopts: readonly Address[];
  readonly letGo: PlanSection['letGo'];
  /** The actual state under the new names: what the changes other than renames start from. */
  readonly renamed: ActualState;
}

type Draft = Pick<Change, 'action' | 'address' | 'before' | 'after'>;

/** What must change for the actual state to become the desired one. Pure; the order of entries does not matter. */
export function diffState(desired: DesiredState, actual: ActualState, options: DiffOptions): StateDiff {
  const renames = findRenames(desired, actual.entries, options.manages);
  const renamed = renames.reduce(renameActual, actual);
  const recorded = options.recorded && renames.reduce(renameInState, new Map(options.recorded));
  const settings = settingsLetGo(desired, renamed, options.manages);
  const wanted = settings === undefined ? desired.entries : new Map([...desired.entries, settings]);
  const fresh = settings === undefined ? desired.fresh : new Map([...desired.fresh, settings]);
  const compared: Draft[] = [];
  const letGo: StateDiff['letGo'][number][] = [];
  // What is settled is there.
  let kept = desired.entries.size - desired.fresh.size;
  for (const [address, after] of fresh) {
    const before = renamed.entries.get(address);
    if (before === undefined) {
      compared.push({ action: 'create', address, before: null, after });
      continue;
    }
    kept++;
    if (jsonEqual(before, after)) continue;
    const { draft, fields } = compareEntry(address, before, after, recorded, options.observes);
    if (draft !== undefined) compared.push(draft);
    if (fields.length > 0) letGo.push({ address, fields });
  }
  const unwanted = unwantedIn(renamed.entries, { wanted, fresh, kept });
  const removals = unwanted.length === 0 ? noRemovals : removalsOf(desired, renamed, options, unwanted);
  for (const address of unwanted) {
    const before = renamed.entries.get(address);
    if (before !== undefined && removals.includes(address, before))
      compared.push({ action: 'delete', address, before, after: null });
  }
  const drafts = [...renames.map(renameDraft), ...compared.sort(byAddress)];
  const scheduled = scheduledByAddress(options.lastScheduled ?? []);
  const reasons = {
    ...{ desired, removed: removals.objects, evaluatedAt: options.evaluatedAt },
    recorded,
  };
  const { organization, target } = desired;
  const changes = drafts.map((draft) => ({
    ...draft,
    digest: changeDigest({ ...draft, organization, target }),
    cause: causeOf(draft, options, scheduled),
    ...reasonOf(draft, reasons),
    ...provenanceOf(desired.origins.get(draft.address)),
  }));
  return { changes, adopts: adoptedObjects(desired, renamed), letGo: letGo.sort(byAddress), renamed };
}

function byAddress(a: { readonly address: Address }, b: { readonly address: Address }): number {
  return a.address < b.address ? -1 : 1;
}

/**
 * What is there and is not wanted; `kept` is how much of what is there is. Mostly nothing, or edges of what was
 * compared: where these are all, nothing else needs looking at.
 */
function unwantedIn(
  actual: StateEntries,
  {
    wanted,
    fresh,
    kept,
  }: { readonly wanted: StateEntries; readonly fresh: StateEntries; readonly kept: number },
): readonly Address[] {
  const count = actual.size - kept;
  if (count === 0) return [];
  const holders = new Set([...fresh.keys()].filter((address) => !isEdge(address)));
  const held = edgesHeld(actual, holders).filter((address) => !wanted.has(address));
  return held.length === count ? held : [...actual.keys()].filter((address) => !wanted.has(address));
}

/** An update, or nothing, and the fields let go by it. Without a record everything that is there is managed. */
function compareEntry(
  address: Address,
  actual: JsonObject,
  desired: JsonObject,
  recorded: StateEntries | undefined,
  observes: readonly string[] | undefined,
): { readonly draft?: Draft; readonly fields: readonly string[] } {
  const managed = recorded === undefined ? actual : (recorded.get(address) ?? {});
  const { before, after, letGo } = compareFields(
    knownAddress(address).kind,
    actual,
    desired,
    managed,
    observes,
  );
  if (after === null) return { fields: [] };
  return { draft: { action: 'update', address, before, after }, fields: letGo };
}

function renameActual(actual: ActualState, rename: Rename): ActualState {
  const entries = renameInState(actual.entries, rename);
  return { ...actual, entries, owned: renameInSet(actual.owned, rename) };
}

function renameDraft({ from, to }: Rename): Draft {
  return { action: 'rename', address: to, before: { name: nameOf(from) }, after: { name: nameOf(to) } };
}

function nameOf(address: Address): string {
  const parsed = knownAddress(address);
  return 'name' in parsed ? parsed.name : address;
}

/** A target's settings are never removed: where none is declared any more, Bylaw lets go of those it set. */
function settingsLetGo(
  desired: DesiredState,
  actual: ActualState,
  manages: ReadonlySet<ObjectKind>,
): readonly [Address, JsonObject] | undefined {
  const settings = objectAddress('settings', desired.organization, desired.organization);
  if (desired.entries.has(settings) || !actual.entries.has(settings)) return undefined;
  if (!manages.has('settings') || !actual.owned.has(settings)) return undefined;
  return [settings, {}];
}

function adoptedObjects(desired: DesiredState, actual: ActualState): readonly Address[] {
  const adopted: Address[] = [];
  for (const address of desired.fresh.keys()) {
    if (!isEdge(address) && !actual.owned.has(address) && actual.entries.has(address)) adopted.push(address);
  }
  return adopted.sort();
}
