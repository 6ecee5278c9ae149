import type { PlacedDiagnostic } from '../../../diagnostic/diagnostic.ts';
import type { Binding } from '../../../model/model.ts';
import { placeAt } from '../../../model/place.ts';
import type { Origin } from '../../../parse/document.ts';
import { type Address, bindingAddress, type HolderKind } from '../../../plan/address.ts';
import { decidesAbout } from './decides-about.ts';
import { isUnscoped } from './declared-people.ts';
import { edgesInTime } from './edges-in-time.ts';
import { notEnforceable } from './not-enforceable.ts';
import type { Projecting } from './projecting.ts';
import type { ProjectionPart } from './projection-part.ts';
import { mappingOf } from './role-mapping.ts';
import { hasEnded } from './when.ts';

interface Holder {
  readonly kind: HolderKind;
  readonly name: string;
  readonly bindings: readonly Binding[];
}

/** Organization roles that are assigned to teams and people. Who was invited and has not answered cannot hold one. */
export function projectAssignments(projecting: Projecting): ProjectionPart {
  const all = [...assignments(projecting)];
  const partly = all.filter(({ binding }) => !isUnscoped(binding) && !hasEnded(binding, projecting.now));
  const edges = all.flatMap(({ holder, binding, role }) => {
    if (!isUnscoped(binding)) return [];
    const value = { role };
    const address = bindingAddress(projecting.organization.name, holder, value);
    return [{ address, value, origin: binding.origin, period: binding }];
  });
  return {
    ...edgesInTime(edges, projecting.now),
    findings: partly.map(({ holder, binding }) => scoped(projecting, holder, binding)),
  };
}

interface Assignment {
  readonly holder: Holder;
  readonly binding: Binding;
  /** On GitHub. */
  readonly role: string;
}

function* assignments(projecting: Projecting): Iterable<Assignment> {
  for (const holder of holders(projecting)) {
    for (const binding of holder.bindings) {
      const role = mappingOf(projecting.organization, binding.role).assignedOrganizationRole;
      if (role !== undefined) yield { holder, binding, role };
    }
  }
}

function* holders({ organization, observed, people }: Projecting): Iterable<Holder> {
  for (const { name, bindings } of organization.teams.values()) {
    if (decidesAbout(observed, name) !== 'enterprise') yield { kind: 'team', name, bindings };
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
