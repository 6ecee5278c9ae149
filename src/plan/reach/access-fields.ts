import type { Json, JsonObject } from '../../digest/json.ts';
import { type Address, knownAddress, objectAddress } from '../address.ts';

/** The principal that owns a token. */
export function ownerOf(organization: string, token: JsonObject): Address {
  const [kind = '', name = ''] = (text(token.owner) ?? '').split('/');
  return objectAddress(kind === 'service-account' ? 'service-account' : 'member', organization, name);
}

/** The role that a binding gives. */
export function roleOf(binding: JsonObject): string {
  return text(binding.role) ?? '';
}

/** The role by which an entry gives anything: that of a binding, or of who is there. */
export function roleIn(address: Address, value: JsonObject): string | undefined {
  if (address.startsWith('binding:')) return roleOf(value);
  return /^(?:member|service-account|token|team):/.test(address) ? text(value.role) : undefined;
}

/** The team above a team. */
export function parentOf(team: Address, value: JsonObject): Address | undefined {
  const parent = text(value.parent);
  return parent === undefined ? undefined : objectAddress('team', knownAddress(team).organization, parent);
}

export function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
