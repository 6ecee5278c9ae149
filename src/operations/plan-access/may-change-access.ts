import { jsonEqual } from '../../digest/json-equal.ts';
import type { Organization } from '../../model/model.ts';
import { declaredEdges } from '../../plan/declared-edges.ts';
import type { ScheduledEdge } from '../../plan/state.ts';
import { type ComparedDraft, endsIn, filesBefore, othersIn } from './compared-draft.ts';
import { unmanagedKinds } from './unmanaged-kinds.ts';

/** Whether a section may change anybody's access, now or when something that it announces starts. */
export function mayChangeAccess(drafted: ComparedDraft): boolean {
  if (drafted.planned.section.changes.length > 0) return true;
  const { provider, baseline, organization } = drafted;
  // A system that keeps no dates holds the same, however its files say when that ends.
  const old = provider.project === undefined ? organization : filesBefore(drafted);
  if (old !== organization && [old, organization].some(hasDates)) return true;
  if ((othersIn(drafted)?.size ?? 0) > 0) return true;
  const ends = endsIn(drafted);
  const { before, after } = ends;
  if (!areSame(before.scheduled ?? [], after.scheduled ?? [])) return true;
  // What a target does not manage is compared as the files of both sides have it.
  const isOwn = provider.project === undefined;
  return isOwn && baseline?.organization !== undefined && unmanagedKinds(ends).length > 0;
}

function hasDates(organization: Organization | undefined): boolean {
  return (
    organization !== undefined &&
    declaredEdges(organization).some(({ starts, expires }) => (starts ?? expires) !== undefined)
  );
}

/** The same edges, in whatever order. */
function areSame(one: readonly ScheduledEdge[], other: readonly ScheduledEdge[]): boolean {
  const isAmong = (edges: readonly ScheduledEdge[]) => (edge: ScheduledEdge) =>
    edges.some(({ address, value }) => address === edge.address && jsonEqual(value, edge.value));
  return one.length === other.length && one.every(isAmong(other)) && other.every(isAmong(one));
}
