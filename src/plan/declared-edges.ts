import type { JsonObject } from '../digest/json.ts';
import type { Binding, Instant, Organization, TeamMembership } from '../model/model.ts';
import type { Origin } from '../parse/document.ts';
import {
  type Address,
  bindingAddress,
  type HolderKind,
  type ObjectKind,
  teamMemberAddress,
} from './address.ts';
import { declared } from './object-values.ts';

/** A declared team membership or binding, in force or not. */
export interface DeclaredEdge {
  readonly address: Address;
  /** The kind of its holder, with which it is managed. */
  readonly holder: ObjectKind;
  readonly value: JsonObject;
  readonly starts: Instant | undefined;
  readonly expires: Instant | undefined;
  readonly origin: Origin;
}

/** Every membership and binding that an organization declares, in no particular order. */
export function declaredEdges(organization: Organization): readonly DeclaredEdge[] {
  const { name, members, serviceAccounts, tokens, teams } = organization;
  const holders: readonly (readonly [
    HolderKind,
    Iterable<{ name: string; bindings: readonly Binding[] }>,
  ])[] = [
    ['member', members.values()],
    ['service-account', serviceAccounts.values()],
    ['token', tokens.values()],
    ['team', teams.values()],
  ];
  const bindings = holders.flatMap(([kind, all]) =>
    [...all].flatMap((holder) =>
      holder.bindings.map((binding) => bindingEdge(name, { kind, name: holder.name }, binding)),
    ),
  );
  const memberships = [...teams.values()].flatMap((team) =>
    team.members.map((membership) => membershipEdge(name, team.name, membership)),
  );
  return [...bindings, ...memberships];
}

function bindingEdge(
  organization: string,
  holder: { readonly kind: HolderKind; readonly name: string },
  binding: Binding,
): DeclaredEdge {
  const on = binding.on && [...new Set(binding.on)].sort();
  const value = declared({ role: binding.role, zone: binding.zone, on, ...terms(binding) });
  return {
    address: bindingAddress(organization, holder, value),
    holder: holder.kind,
    value,
    starts: binding.starts,
    expires: binding.expires,
    origin: binding.origin,
  };
}

function membershipEdge(organization: string, team: string, membership: TeamMembership): DeclaredEdge {
  return {
    address: teamMemberAddress(organization, team, membership.member),
    holder: 'team',
    value: declared({ role: membership.role, ...terms(membership) }),
    starts: membership.starts,
    expires: membership.expires,
    origin: membership.origin,
  };
}

function terms({ starts, expires, reason, ticket }: Binding | TeamMembership) {
  return { starts, expires, reason, ticket };
}
