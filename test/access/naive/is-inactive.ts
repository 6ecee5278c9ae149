import type { PlainWorld } from './documents.ts';
import { findDocument, partsOf } from './find-document.ts';
import { isInForce } from './instants.ts';

/** "A principal that is unknown, suspended, not yet accepted, expired or revoked." */
export function isInactive(world: PlainWorld, principal: string, now: number): boolean {
  const [kind, name] = partsOf(principal);
  if (kind === 'member') return isInactiveMember(world, name);
  if (kind === 'service-account') return isInactiveServiceAccount(world, name);
  if (kind === 'token') return isInactiveToken(world, name, now);
  return findDocument(world, 'Team', name) === undefined;
}

function isInactiveMember(world: PlainWorld, name: string): boolean {
  const member = findDocument(world, 'Member', name);
  if (member === undefined || member.status === 'suspended') return true;
  // Without a word of the ledger a member is as if accepted.
  const invitation = world.invitations?.[name] ?? 'accepted';
  return invitation !== 'accepted';
}

function isInactiveServiceAccount(world: PlainWorld, name: string): boolean {
  const account = findDocument(world, 'ServiceAccount', name);
  return account === undefined || account.status === 'suspended';
}

/** "An inactive owner kills it." */
function isInactiveToken(world: PlainWorld, name: string, now: number): boolean {
  const token = findDocument(world, 'Token', name);
  if (token === undefined || token.revoked === true) return true;
  const { expires } = token;
  if (!isInForce(expires === undefined ? {} : { expires }, now)) return true;
  return isInactive(world, token.owner, now);
}
