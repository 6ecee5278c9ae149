import type { JsonObject } from '../digest/json.ts';
import {
  type Address,
  type EdgeAddress,
  type HolderKind,
  objectAddress,
  type TeamMemberAddress,
} from './address.ts';

/** The object whose edge it is: the team of a membership or a repository permission, the principal of a binding. */
export function holderOf(edge: EdgeAddress): { readonly kind: HolderKind; readonly name: string } {
  return edge.kind === 'binding' ? edge.holder : { kind: 'team', name: edge.team };
}

/**
 * The objects an edge needs: its holder, and the member of a membership or the role and zone of a binding. A
 * repository is nobody's here.
 */
export function endsOf(edge: EdgeAddress, value: JsonObject): readonly Address[] {
  const holder = holderOf(edge);
  const own = objectAddress(holder.kind, edge.organization, holder.name);
  if (edge.kind === 'team-member') return [own, memberAddress(edge)];
  if (edge.kind === 'repository-permission') return [own];
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
