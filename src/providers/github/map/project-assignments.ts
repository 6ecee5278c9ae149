import type { PlacedDiagnostic } from '../../../diagnostic/diagnostic.ts';
import type { JsonObject } from '../../../digest/json.ts';
import type { Binding } from '../../../model/model.ts';
import { placeAt } from '../../../model/place.ts';
import type { Origin } from '../../../parse/document.ts';
import { type Address, bindingAddress, type HolderKind } from '../../../plan/address.ts';
import type { ScheduledEdge } from '../../../plan/state.ts';
import { isUnscoped } from './declared-people.ts';
import { notEnforceable } from './not-enforceable.ts';
import type { Projecting } from './projecting.ts';
import type { ProjectedEntry, ProjectionPart } from './projection-part.ts';
import { mappingOf } from './role-mapping.ts';
import { hasEnded, hasStarted, periodOf } from './when.ts';

interface Holder {
  readonly kind: HolderKind;
  readonly name: string;
  readonly bindings: readonly Binding[];
}

/** Organization roles that are assigned to teams and people. Who was invited and has not answered cannot hold one. */
export function projectAssignments(projecting: Projecting): ProjectionPart {
  const { organization, now } = projecting;
  const inForce = new Map<Address, ProjectedEntry>();
  const scheduled: ScheduledEdge[] = [];
  const expired: ScheduledEdge[] = [];
  const timed = new Set<Address>();
  const findings: PlacedDiagnostic[] = [];
  for (const holder of holders(projecting)) {
    for (const binding of holder.bindings) {
      const role = mappingOf(organization, binding.role).assignedOrganizationRole;
      if (role === undefined) continue;
      if (!isUnscoped(binding) && !hasEnded(binding, now)) findings.push(scoped(projecting, holder, binding));
      const value: JsonObject = { role };
      const address = bindingAddress(organization.name, holder, value);
      const edge = { address, value: { ...value, ...periodOf(binding) } };
      if (binding.starts !== undefined || binding.expires !== undefined) timed.add(address);
      if (hasEnded(binding, now)) expired.push(edge);
      else if (!hasStarted(binding, now)) scheduled.push(edge);
      else if (isUnscoped(binding)) inForce.set(address, { address, value, origin: binding.origin });
    }
  }
  return {
    entries: [...inForce.values()],
    scheduled,
    expired: expired.filter(({ address }) => !inForce.has(address)),
    timed: [...timed],
    findings,
  };
}

function* holders({ organization, observed, people }: Projecting): Iterable<Holder> {
  for (const { name, bindings } of organization.teams.values()) {
    if (observed.elsewhere[name] !== 'enterprise') yield { kind: 'team', name, bindings };
  }
  for (const { address, declared } of people.values()) {
    if (isPending(address, declared.previously, observed.pending)) continue;
    const { kind, name, origin } = declared;
    const holder =
      kind === 'member' ? organization.members.get(name) : organization.serviceAccounts.get(name);
    yield { kind, name, bindings: [...ownRole(holder?.role, origin), ...(holder?.bindings ?? [])] };
  }
}

function isPending(
  address: Address,
  previously: readonly Address[],
  pending: Projecting['observed']['pending'],
): boolean {
  return [address, ...previously].some((each) => pending[each] !== undefined);
}

/** The organization role is a binding of everything. */
function ownRole(role: string | undefined, origin: Origin): readonly Binding[] {
  return role === undefined ? [] : [{ role, origin }];
}

function scoped(projecting: Projecting, { name }: Holder, { role, origin }: Binding): PlacedDiagnostic {
  return notEnforceable(projecting, {
    message: `\`${name}\` holds \`${role}\` on a part of the organization, and GitHub assigns an organization role on all of it`,
    at: placeAt(origin, []),
    hint: 'bind it without `on` and without a zone, or bind a role with a `repositoryPermission`',
  });
}
