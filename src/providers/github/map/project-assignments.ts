import type { PlacedDiagnostic } from '../../../diagnostic/diagnostic.ts';
import type { Binding, Organization } from '../../../model/model.ts';
import { placeAt } from '../../../model/place.ts';
import type { Origin } from '../../../parse/document.ts';
import { type Address, bindingAddress, type HolderKind } from '../../../plan/address.ts';
import { decidesAbout } from './decides-about.ts';
import { type DeclaredAccount, declaredAccounts } from './declared-accounts.ts';
import { isUnscoped } from './declared-people.ts';
import { type DeclaredEdge, edgesInTime } from './edges-in-time.ts';
import { livesOf } from './lives.ts';
import { notEnforceable } from './not-enforceable.ts';
import { personIn } from './principal-of.ts';
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
  const { name } = projecting.organization;
  const edges = all.flatMap((each) => edgeOf(name, each));
  // Whoever comes into the organization later holds theirs then.
  const coming = [...assignmentsOf(projecting, comingPeople(projecting))].flatMap((each) =>
    edgeOf(name, each),
  );
  const isComing = new Set(coming.map(({ address }) => address));
  return {
    ...edgesInTime(edges, projecting.now),
    lives: livesOf(
      [...edges, ...coming],
      ([{ value }]) => value,
      (address) => isComing.has(address),
    ),
    findings: partly.map(({ holder, binding }) => scoped(projecting, holder, binding)),
  };
}

interface Assignment {
  readonly holder: Holder;
  readonly binding: Binding;
  /** On GitHub. */
  readonly role: string;
}

function edgeOf(organization: string, { holder, binding, role }: Assignment): readonly DeclaredEdge[] {
  if (!isUnscoped(binding)) return [];
  const value = { role };
  return [
    { address: bindingAddress(organization, holder, value), value, origin: binding.origin, period: binding },
  ];
}

function assignments(projecting: Projecting): Iterable<Assignment> {
  return assignmentsOf(projecting, holders(projecting));
}

function* assignmentsOf(projecting: Projecting, all: Iterable<Holder>): Iterable<Assignment> {
  for (const holder of all) {
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
    yield holderOf(organization, declared);
  }
}

function* comingPeople({ organization, people, left }: Projecting): Iterable<Holder> {
  for (const declared of declaredAccounts(organization)) {
    const name = personIn(declared.address);
    if (!people.has(name) && !left.has(name)) yield holderOf(organization, declared);
  }
}

function holderOf(organization: Organization, { kind, name, origin }: DeclaredAccount): Holder {
  const holder = kind === 'member' ? organization.members.get(name) : organization.serviceAccounts.get(name);
  return { kind, name, bindings: [...ownRole(holder?.role, origin), ...(holder?.bindings ?? [])] };
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
