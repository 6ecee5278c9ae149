import type { Json, JsonObject } from '../../digest/json.ts';
import { type Address, objectAddress } from '../address.ts';

/** The principal that owns a token. */
export function ownerOf(organization: string, token: JsonObject): Address {
  const [kind = '', name = ''] = (text(token.owner) ?? '').split('/');
  return objectAddress(kind === 'service-account' ? 'service-account' : 'member', organization, name);
}

/** The role that a binding gives. */
export function roleOf(binding: JsonObject): string {
  return text(binding.role) ?? '';
}

export function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
