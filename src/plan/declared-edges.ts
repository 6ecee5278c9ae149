import type { JsonObject } from '../digest/json.ts';
import { declaredIn } from '../model/declared-in.ts';
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

interface DeclaredHolder {
  readonly name: string;
  readonly origin: Origin;
  readonly bindings: readonly Binding[];
}

/** Every membership and binding that an organization declares, in no particular order, but of settled objects. */
export function declaredEdges(
  organization: Organization,
  isSettled: (origin: Origin) => boolean = () => false,
): readonly DeclaredEdge[] {
  const { name, members, serviceAccounts, tokens, teams } = organization;
  const holders: readonly (readonly [HolderKind, ReadonlyMap<string, DeclaredHolder>])[] = [
    ['member', members],
    ['service-account', serviceAccounts],
    ['token', tokens],
    ['team', teams],
  ];
  const edges: DeclaredEdge[] = [];
  for (const [kind, all] of holders) {
    for (const holder of unsettledIn(all, isSettled)) {
      for (const binding of holder.bindings)
        edges.push(bindingEdge(name, { kind, name: holder.name }, binding));
    }
  }
  for (const team of unsettledIn(teams, isSettled)) {
    for (const membership of team.members) edges.push(membershipEdge(name, team.name, membership));
  }
  return edges;
}

/** What is settled is not built. */
export function* unsettledIn<T extends { readonly origin: Origin }>(
  objects: ReadonlyMap<string, T>,
  isSettled: (origin: Origin) => boolean,
): Iterable<T> {
  for (const [name, { origin }] of declaredIn(objects)) {
    const object = isSettled(origin) ? undefined : objects.get(name);
    if (object !== undefined) yield object;
  }
}

function bindingEdge(
  organization: string,
  holder: { readonly kind: HolderKind; readonly name: string },
  binding: Binding,
): DeclaredEdge {
  const on = binding.on && [...new Set(binding.on)].sort();
  const { role, zone, starts, expires, reason, ticket } = binding;
  const value = declared({ role, zone, on, starts, expires, reason, ticket });
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
    value: membershipValue(membership),
    starts: membership.starts,
    expires: membership.expires,
    origin: membership.origin,
  };
}

const plain = { member: { role: 'member' }, maintainer: { role: 'maintainer' } } as const;

/** Most say nothing but the role: those are one value. */
function membershipValue({ role, starts, expires, reason, ticket }: TeamMembership): JsonObject {
  const says = starts ?? expires ?? reason ?? ticket;
  return says === undefined ? plain[role] : declared({ role, starts, expires, reason, ticket });
}
