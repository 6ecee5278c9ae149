import type { JsonObject } from '../../digest/json.ts';
import { type Address, knownAddress } from '../address.ts';
import { memberAddress } from '../edge-ends.ts';
import { type Guard, principalAddress } from './guard.ts';

/** Refuses to remove somebody who would keep access: a place in a team, a binding, a token. */
export const accessElsewhere: Guard = {
  name: 'access-elsewhere',
  check: ({ changes, after }) => {
    const removed = new Set(
      changes
        .filter(({ action, address }) => action === 'delete' && /^(member|service-account):/.test(address))
        .map(({ address }) => address),
    );
    if (removed.size === 0) return undefined;
    const kept = [...after.entries].filter(([address, value]) =>
      removed.has(principalBehind(address, value) ?? ''),
    );
    if (kept.length === 0) return undefined;
    const shown = kept.slice(0, 3).map(([address]) => `\`${address}\``);
    const more = kept.length > shown.length ? ` and ${kept.length - shown.length} more` : '';
    return {
      message: `removed principals would keep access by ${shown.join(', ')}${more}`,
      limit: 0,
      planned: kept.length,
    };
  },
};

/** Whose access an entry is. */
function principalBehind(address: Address, value: JsonObject): Address | undefined {
  const parsed = knownAddress(address);
  if (parsed.kind === 'team-member') return memberAddress(parsed);
  if (parsed.kind === 'binding') {
    return principalAddress(parsed.organization, `${parsed.holder.kind}/${parsed.holder.name}`);
  }
  if (parsed.kind !== 'token' || value.revoked === true || typeof value.owner !== 'string') return undefined;
  return principalAddress(parsed.organization, value.owner);
}
