import type { Json, JsonObject } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import { parseAddress } from '../plan/address.ts';
import type { LedgerEntry, RecordedChange } from './entry.ts';

export const happeningKinds = [
  'ownership-passed',
  'member-suspended',
  'member-reactivated',
  'member-removed',
  'member-renamed',
  'member-invited',
  'member-added',
  'invitation-accepted',
  'invitation-resent',
  'invitation-cancelled',
  'token-revoked',
  'token-removed',
  'token-narrowed',
  'token-widened',
  'token-expiry-changed',
  'token-issued',
] as const;

/** What an entry did to somebody, in the words that people have for it. */
export interface Happening {
  readonly is: (typeof happeningKinds)[number];
  /** `member/ana`, `token/deploy`. */
  readonly principal: string;
  /** Of a transfer the owner before, of a new name the one before. */
  readonly from?: string;
}

/** What an entry is told from. */
export interface HappeningSource {
  readonly entry: Pick<LedgerEntry, 'kind' | 'invited'>;
  /** Those that took effect. */
  readonly changes: readonly RecordedChange[];
  /** Whose holders own the organization, where it has owners. */
  readonly ownersRole?: string | undefined;
}

/** What an entry did to members and tokens, in the order of `happeningKinds`; other changes say themselves what they are. */
export function happeningsOf({ entry, changes, ownersRole }: HappeningSource): readonly Happening[] {
  const invited = new Set(entry.invited);
  const own = changes.flatMap((change) => happeningOf(change, invited));
  const all = [...transfers(changes, ownersRole), ...own];
  return all.sort((a, b) => happeningKinds.indexOf(a.is) - happeningKinds.indexOf(b.is));
}

function happeningOf(change: RecordedChange, invited: ReadonlySet<string>): readonly Happening[] {
  const parsed = parseAddress(change.address);
  if (parsed?.kind !== 'member' && parsed?.kind !== 'token') return [];
  const { kind, name } = parsed;
  const principal = `${kind}/${name}`;
  if (change.action === 'rename') {
    const from = `${kind}/${String(change.before?.name)}`;
    return kind === 'member' ? [{ is: 'member-renamed', principal, from }] : [];
  }
  const found = kind === 'member' ? ofMember(change, invited.has(name)) : ofToken(change);
  return found.map((is) => ({ is, principal }));
}

function ofMember({ action, before, after }: RecordedChange, isInvited: boolean): readonly Happening['is'][] {
  if (action === 'create') return [isInvited ? 'member-invited' : 'member-added'];
  if (action === 'delete') return ['member-removed'];
  if (after?.invitation === 'accepted') return ['invitation-accepted'];
  if (after?.invitation === 'pending') return ['invitation-resent'];
  if (after?.invitation === 'cancelled') return ['invitation-cancelled'];
  if (before?.status === after?.status) return [];
  return [after?.status === 'suspended' ? 'member-suspended' : 'member-reactivated'];
}

function ofToken({ action, before, after }: RecordedChange): readonly Happening['is'][] {
  if (action === 'create') return ['token-issued'];
  if (action === 'delete') return ['token-removed'];
  const found: Happening['is'][] = [];
  if (after?.revoked === true && before?.revoked !== true) found.push('token-revoked');
  const reach = reachOf(before, after);
  if (reach !== undefined) found.push(reach);
  if (before?.expires !== after?.expires) found.push('token-expiry-changed');
  return found;
}

/** Whether a token may less or more by what narrows it; undefined where neither is certain. */
function reachOf(before: JsonObject | null, after: JsonObject | null): Happening['is'] | undefined {
  if (before?.inherit === true && after?.inherit === false) return 'token-narrowed';
  if (before?.inherit === false && after?.inherit === true) return 'token-widened';
  const [old, next] = [before?.scopes, after?.scopes];
  if (old === undefined && next === undefined) return undefined;
  if (old === undefined || holdsAll(old, next)) return 'token-narrowed';
  return next === undefined || holdsAll(next, old) ? 'token-widened' : undefined;
}

/** Whether every statement of the second is one of the first, and all only allow. */
function holdsAll(whole: Json, part: Json | undefined): boolean {
  if (!Array.isArray(whole) || !Array.isArray(part)) return false;
  const all: readonly Json[] = whole;
  const isAllow = (statement: Json) => (statement as JsonObject | null)?.effect === 'allow';
  return all.every(isAllow) && part.every((one: Json) => all.some((other) => jsonEqual(one, other)));
}

/** Somebody becomes an owner as somebody else ceases to be one. */
function transfers(changes: readonly RecordedChange[], role: string | undefined): readonly Happening[] {
  if (role === undefined) return [];
  const ofMembers = changes.filter(
    ({ address, action }) => address.startsWith('member:') && action !== 'rename',
  );
  const owns = (side: JsonObject | null) => side?.role === role;
  const nameOf = ({ address }: RecordedChange) => `member/${address.slice(address.indexOf('/') + 1)}`;
  const from = ofMembers.filter(({ before, after }) => owns(before) && !owns(after)).map(nameOf);
  const to = ofMembers.filter(({ before, after }) => owns(after) && !owns(before)).map(nameOf);
  if (from.length === 0) return [];
  return to.map((principal) => ({ is: 'ownership-passed', principal, from: from.join(', ') }));
}
