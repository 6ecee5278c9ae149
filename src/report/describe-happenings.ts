import { type Happening, happeningKinds } from '../audit/happening.ts';
import { withCommas } from './count-of.ts';
import { sanitizeLine } from './sanitize-text.ts';

const words: Readonly<Record<Happening['is'], string>> = {
  'ownership-passed': 'ownership passed',
  'member-suspended': 'suspended',
  'member-reactivated': 'reactivated',
  'member-removed': 'removed',
  'member-renamed': 'renamed',
  'member-invited': 'invited',
  'member-added': 'added',
  'invitation-accepted': 'invitation accepted',
  'invitation-resent': 'invitation sent again',
  'invitation-cancelled': 'invitation cancelled',
  'token-revoked': 'token revoked',
  'token-removed': 'token removed',
  'token-narrowed': 'token narrowed',
  'token-widened': 'token widened',
  'token-expiry-changed': 'expiry of token changed',
  'token-issued': 'token issued',
};

/** More of one sort are counted. */
const named = 3;

/** What was done to whom: `suspended bo, token revoked deploy, added 12 members`. */
export function describeHappenings(happened: readonly Happening[]): readonly string[] {
  return happeningKinds.flatMap((is) => {
    const own = happened.filter((each) => each.is === is);
    if (own.length === 0) return [];
    if (own.length <= named) return own.map(describeHappening);
    const noun = is.startsWith('token') ? 'tokens' : 'members';
    return [`${words[is].replace('token', '').trim()} ${withCommas(own.length)} ${noun}`];
  });
}

/** `ownership passed from ana to cem`. */
export function describeHappening({ is, principal, from }: Happening): string {
  const [who, before] = [
    plainName(principal),
    from === undefined ? '' : from.split(', ').map(plainName).join(', '),
  ];
  if (is === 'ownership-passed') return sanitizeLine(`${words[is]} from ${before} to ${who}`);
  if (is === 'member-renamed') return sanitizeLine(`${words[is]} ${before} to ${who}`);
  return sanitizeLine(`${words[is]}: ${who}`);
}

function plainName(principal: string): string {
  return principal.slice(principal.indexOf('/') + 1);
}
