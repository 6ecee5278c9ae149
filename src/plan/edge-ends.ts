import type { JsonObject } from '../digest/json.ts';
import {
  type Address,
  type BindingAddress,
  type HolderKind,
  objectAddress,
  type TeamMemberAddress,
} from './address.ts';

type ParsedEdge = TeamMemberAddress | BindingAddress;

/** The object whose edge it is: the team of a membership, the principal of a binding. */
export function holderOf(edge: ParsedEdge): { readonly kind: HolderKind; readonly name: string } {
  return edge.kind === 'team-member' ? { kind: 'team', name: edge.team } : edge.holder;
}

/** The objects an edge needs: its holder, and the member of a membership or the role and zone of a binding. */
export function endsOf(edge: ParsedEdge, value: JsonObject): readonly Address[] {
  const holder = holderOf(edge);
  const own = objectAddress(holder.kind, edge.organization, holder.name);
  if (edge.kind === 'team-member') return [own, memberAddress(edge)];
  const named = (['role', 'zone'] as const).flatMap((kind) => {
    const name = value[kind];
    return typeof name === 'string' ? [objectAddress(kind, edge.organization, name)] : [];
  });
  return [own, ...named];
}

/** The object that is in the team. */
export function memberAddress({ organization, member }: TeamMemberAddress): Address {
  const prefix = 'service-account/';
  return member.startsWith(prefix)
    ? objectAddress('service-account', organization, member.slice(prefix.length))
    : objectAddress('member', organization, member);
}
