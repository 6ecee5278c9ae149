import { changedDocuments } from '../../access/diff/changed-documents.ts';
import { unjudgedChanges } from '../../access/unjudged/unjudged-changes.ts';
import type { Model, Organization } from '../../model/model.ts';
import { guardingChanges } from '../../plan/guards/guarding-changes.ts';
import type { Plan } from '../../plan/plan.ts';

/**
 * Organizations that change and of which the plan says nothing, as no target of theirs is enabled, or they come or go:
 * what it would mean for anybody, and whose approval it needs, nobody looked at. Sorted.
 */
export function unplannedOrganizations(
  base: Model,
  head: Model,
  { sections }: Pick<Plan, 'sections'>,
): readonly string[] {
  const planned = new Set(sections.map(({ organization }) => organization));
  const names = new Set([...base.organizations.keys(), ...head.organizations.keys()]);
  return [...names]
    .filter((name) => !planned.has(name))
    .filter((name) => changes(base.organizations.get(name), head.organizations.get(name)))
    .sort();
}

function changes(before: Organization | undefined, after: Organization | undefined): boolean {
  if (before === undefined || after === undefined) return true;
  return (
    changedDocuments(before, after).length > 0 ||
    guardingChanges(before, after).length > 0 ||
    unjudgedChanges(before, after).length > 0
  );
}
