import { type Address, knownAddress, objectAddress } from './address.ts';
import type { PlannedSection } from './build-section.ts';
import { endsOf, holderOf } from './edge-ends.ts';
import type { Change, PlanSection } from './plan.ts';
import { referencesOf } from './references.ts';

export interface Selection {
  readonly planned: PlannedSection;
  /** Changes taken in because a selected one needs them. */
  readonly required: readonly { readonly address: Address; readonly by: Address }[];
  /** Addresses asked for that nothing is planned for. */
  readonly unmatched: readonly Address[];
}

/**
 * The part of a section that `--only` asks for. An object's address stands for the object and the edges it holds;
 * an edge's for itself. What a selected change needs comes with it: the creation (or renaming) of what it names,
 * and the deletions of an object's edges before its own. Nothing else is published or adopted.
 */
export function selectOnly(planned: PlannedSection, only: readonly Address[]): Selection {
  const { section } = planned;
  const wanted = new Set(only);
  const chosen = new Set(section.changes.filter((change) => isWanted(change, wanted)));
  const required: { address: Address; by: Address }[] = [];
  const sources = sourcesByAddress(section.changes);
  for (const change of chosen) {
    for (const needed of neededBy(change, section.changes, sources)) {
      if (chosen.has(needed)) continue;
      chosen.add(needed);
      required.push({ address: needed.address, by: change.address });
    }
  }
  const touched = new Set([...chosen].flatMap(namesOf));
  const { changes, guards } = planned.replan(section.changes.filter((change) => chosen.has(change)));
  const policy = (name: string) => objectAddress('policy', section.organization, name);
  const selected: PlanSection = {
    ...section,
    changes,
    guards,
    publishes: section.publishes.filter((each) => touched.has(policy(each.policy))),
    adopts: section.adopts.filter((address) => touched.has(address) || wanted.has(address)),
    letGo: section.letGo.filter(({ address }) => touched.has(address)),
    cost: { ...section.cost, writes: changes.length },
  };
  const known = new Set([...section.changes.flatMap(namesOf), ...section.adopts]);
  return {
    planned: { ...planned, section: selected },
    required,
    unmatched: only.filter((address) => !known.has(address)),
  };
}

function isWanted(change: Change, wanted: ReadonlySet<Address>): boolean {
  return namesOf(change).some((name) => wanted.has(name));
}

/** The addresses that stand for a change: its own, and for an edge its holder's. */
function namesOf({ address }: Change): readonly Address[] {
  const parsed = knownAddress(address);
  if (parsed.kind !== 'team-member' && parsed.kind !== 'binding') return [address];
  const { kind, name } = holderOf(parsed);
  return [address, objectAddress(kind, parsed.organization, name)];
}

/** By address, the change that makes something exist under it. */
function sourcesByAddress(changes: readonly Change[]): ReadonlyMap<Address, Change> {
  const making = changes.filter(({ action }) => action === 'create' || action === 'rename');
  return new Map(making.map((change) => [change.address, change]));
}

function neededBy(
  change: Change,
  changes: readonly Change[],
  sources: ReadonlyMap<Address, Change>,
): readonly Change[] {
  const parsed = knownAddress(change.address);
  const named = [change.before, change.after].flatMap((value) =>
    value === null ? [] : referencesOf(parsed, value),
  );
  const made = [change.address, ...named].flatMap((address) => sources.get(address) ?? []);
  if (change.action !== 'delete' || parsed.kind === 'team-member' || parsed.kind === 'binding') return made;
  return [...made, ...changes.filter((each) => isLastEdgeOf(each, change.address))];
}

function isLastEdgeOf(edge: Change, object: Address): boolean {
  if (edge.action !== 'delete' || edge.before === null) return false;
  const parsed = knownAddress(edge.address);
  if (parsed.kind !== 'team-member' && parsed.kind !== 'binding') return false;
  return endsOf(parsed, edge.before).includes(object);
}
