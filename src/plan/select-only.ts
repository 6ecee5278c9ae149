import { type Address, isEdgeAddress, knownAddress, objectAddress } from './address.ts';
import type { PlannedSection } from './build-section.ts';
import { holderOf } from './edge-ends.ts';
import type { Change, PlanSection } from './plan.ts';

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
 * and, before a deletion, what lets go of the object. Nothing else is published or adopted.
 */
export function selectOnly(planned: PlannedSection, only: readonly Address[]): Selection {
  const { section } = planned;
  const wanted = new Set(only);
  const chosen = new Set(section.changes.filter((change) => isWanted(change, wanted)));
  const required: { address: Address; by: Address }[] = [];
  const needs = planned.prerequisites(section.changes);
  for (const change of chosen) {
    for (const needed of needs(change)) {
      if (chosen.has(needed)) continue;
      chosen.add(needed);
      required.push({ address: needed.address, by: change.address });
    }
  }
  const touched = new Set([...chosen].flatMap(namesOf));
  const { changes, guards, findings, cost } = planned.replan(
    section.changes.filter((change) => chosen.has(change)),
  );
  const policy = (name: string) => objectAddress('policy', section.organization, name);
  const selected: PlanSection = {
    ...section,
    changes,
    guards,
    publishes: section.publishes.filter((each) => touched.has(policy(each.policy))),
    adopts: section.adopts.filter((address) => touched.has(address) || wanted.has(address)),
    letGo: section.letGo.filter(({ address }) => touched.has(address)),
    cost,
  };
  const known = new Set([...section.changes.flatMap(namesOf), ...section.adopts]);
  return {
    planned: { ...planned, section: selected, findings },
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
  if (!isEdgeAddress(parsed)) return [address];
  const { kind, name } = holderOf(parsed);
  return [address, objectAddress(kind, parsed.organization, name)];
}
