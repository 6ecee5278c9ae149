import { type Address, objectAddress } from './address.ts';
import type { PlannedSection } from './build-section.ts';
import type { Change, ExpectedVersion, Plan, PlanSection } from './plan.ts';

export interface SavedSelection {
  /** The fresh sections, each with only the changes that the saved plan has. */
  readonly sections: readonly PlannedSection[];
  /** One sentence for each thing that the saved plan has and the fresh one lacks, with what is there now. */
  readonly refusals: readonly string[];
}

/**
 * What a saved plan selects of a fresh one. A plan file never authorizes: a change that the fresh plan lacks is
 * refused, so is a version of a policy that would now be published with another number or text.
 */
export function selectSaved(fresh: readonly PlannedSection[], saved: Plan): SavedSelection {
  const byName = new Map(fresh.map((planned) => [nameOf(planned.section), planned]));
  const refusals: string[] = [];
  const sections: PlannedSection[] = [];
  for (const section of saved.sections) {
    const planned = byName.get(nameOf(section));
    if (planned === undefined) {
      refusals.push(`organization \`${section.organization}\` has no target \`${section.target}\` any more`);
      continue;
    }
    refusals.push(...missingChanges(section, planned.section), ...movedVersions(section, planned.section));
    sections.push(selectIn(planned, section));
  }
  return { sections, refusals };
}

function selectIn(planned: PlannedSection, saved: PlanSection): PlannedSection {
  const { section } = planned;
  const digests = new Set(saved.changes.map(({ digest }) => digest));
  const chosen = section.changes.filter(({ digest }) => digests.has(digest));
  const { changes, guards, findings } = planned.replan(chosen);
  const selected: PlanSection = {
    ...section,
    changes,
    guards,
    held: section.changes.filter(({ digest }) => saved.held.some((held) => held.digest === digest)),
    // A list that leaves a version out does not keep it back: a selected change would name what does not exist.
    publishes: section.publishes.filter(
      (each) =>
        saved.publishes.some((other) => isSameVersion(each, other)) ||
        changes.some(({ address }) => address === policyAddress(section, each)),
    ),
    adopts: section.adopts.filter((address) => saved.adopts.includes(address)),
    letGo: section.letGo.filter(({ address }) => changes.some((change) => change.address === address)),
    cost: { ...section.cost, writes: changes.length },
  };
  return { ...planned, section: selected, findings };
}

function missingChanges(saved: PlanSection, fresh: PlanSection): readonly string[] {
  const digests = new Set(fresh.changes.map(({ digest }) => digest));
  const missing = saved.changes.filter(({ digest }) => !digests.has(digest));
  return missing.map((change) => {
    const there = fresh.changes.find(
      ({ address, action }) => address === change.address && action === change.action,
    );
    const other = there ?? fresh.changes.find(({ address }) => address === change.address);
    const now = other === undefined ? 'nothing is to change there now' : `now it is ${inWords(other)}`;
    return `${inWords(change)} at \`${change.address}\` is not what a fresh plan has: ${now}`;
  });
}

function movedVersions(saved: PlanSection, fresh: PlanSection): readonly string[] {
  return saved.publishes.flatMap((expected) => {
    if (fresh.publishes.some((each) => isSameVersion(each, expected))) return [];
    const now = fresh.publishes.find(({ policy }) => policy === expected.policy);
    const found =
      now === undefined ? 'nothing is to be published now' : `it would be version ${now.version} now`;
    const text = now !== undefined && now.digest !== expected.digest ? ', with another text' : '';
    return `the plan expects to publish version ${expected.version} of policy \`${expected.policy}\`: ${found}${text}`;
  });
}

function policyAddress({ organization }: PlanSection, { policy }: ExpectedVersion): Address {
  return objectAddress('policy', organization, policy);
}

function isSameVersion(a: ExpectedVersion, b: ExpectedVersion): boolean {
  return a.policy === b.policy && a.version === b.version && a.digest === b.digest;
}

/** `update {"status":"active"} → {"status":"suspended"}`. */
function inWords({ action, before, after }: Change): string {
  if (action === 'delete' || action === 'create') return `${action} ${JSON.stringify(before ?? after)}`;
  return `${action} ${JSON.stringify(before)} → ${JSON.stringify(after)}`;
}

function nameOf({ organization, target }: PlanSection): string {
  return `${organization}/${target}`;
}
