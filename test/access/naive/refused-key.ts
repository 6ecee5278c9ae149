import { isAddress } from './addresses.ts';
import type { PlainRequest, PlainWorld } from './documents.ts';
import { timeOf } from './instants.ts';
import { type DeclaredType, keyType } from './key-type.ts';

/**
 * The first key for which a request is refused: "a value of the wrong type, a key nobody declared, or a key that
 * the model gives".
 */
export function refusedKey(world: PlainWorld, { context }: PlainRequest): string | undefined {
  return Object.entries(context).find(([key, value]) => {
    const type = keyType(world, key);
    return type === undefined || isGivenByTheModel(key) || !isOfType(value, type);
  })?.[0];
}

/** All built-in keys but `principal.mfa` and `request.ip`; `request.time` is the request's `now`. */
function isGivenByTheModel(key: string): boolean {
  const wanted = key.toLowerCase();
  const isGiven = ['principal.name', 'principal.type', 'principal.teams', 'request.time', 'resource.zone'];
  return isGiven.includes(wanted) || wanted.startsWith('principal.attributes.');
}

function isOfType(value: unknown, type: DeclaredType): boolean {
  if (type.endsWith('[]')) {
    const scalar = type.slice(0, -2) as DeclaredType;
    return Array.isArray(value) && value.every((item) => isOfType(item, scalar));
  }
  if (type === 'number') return typeof value === 'number';
  if (type === 'bool') return typeof value === 'boolean';
  if (typeof value !== 'string') return false;
  if (type === 'date') return timeOf(value, 'beginning') !== undefined;
  return type === 'ip' ? isAddress(value) : true;
}
