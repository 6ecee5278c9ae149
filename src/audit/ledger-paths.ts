import { sha256 } from '../digest/digest.ts';
import type { Scope } from './scope.ts';

/** Where everything stands in the tree of a ledger commit. All paths are `/` separated, from the root. */

/** The record of the commit itself. */
export const entryPath = 'entry.json';

/** Names as YAML allows them: safe as one segment of a path. */
const safeName = /^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/;

export function isLedgerName(text: string): boolean {
  return safeName.test(text);
}

/** What another system calls something that nothing declares: its own name behind an `@`. */
const foreignName = /^@[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?$/;

/** Whether an object of that name can have a file of its own. */
export function isRecordedName(text: string): boolean {
  return safeName.test(text) || foreignName.test(text);
}

function organizationFolder(organization: string): string {
  return `organizations/${organization}`;
}

export function policiesFolder(organization: string): string {
  return `${organizationFolder(organization)}/policies`;
}

export function policyVersionPath(organization: string, policy: string, version: number): string {
  return `${policiesFolder(organization)}/${policy}/${version}.json`;
}

export function tombstonePath(organization: string, policy: string): string {
  return `${policiesFolder(organization)}/${policy}/tombstone.json`;
}

/** What became of the invitation of each member that was invited. */
export function lifecycleFolder(organization: string): string {
  return `${organizationFolder(organization)}/lifecycle`;
}

/** Spread over 256 folders, by the rule that `managed/` has too. */
export function invitationPath(organization: string, member: string): string {
  return `${lifecycleFolder(organization)}/${sha256(member).slice(0, 2)}/${member}.json`;
}

function targetFolder({ organization, target }: Scope): string {
  return `${organizationFolder(organization)}/targets/${target}`;
}

/** The objects Bylaw manages there; its tree id is `Bylaw-State`. */
export function managedFolder(scope: Scope): string {
  return `${targetFolder(scope)}/managed`;
}

/** Directory objects that exist but were let go of; laid out as `managed/`. */
export function unmanagedFolder(scope: Scope): string {
  return `${targetFolder(scope)}/unmanaged`;
}

export function appliedPath(scope: Scope): string {
  return `${targetFolder(scope)}/applied.json`;
}

/** Who was revoked in an emergency that no applied source has settled yet. */
export function emergencyFolder(scope: Scope): string {
  return `${targetFolder(scope)}/emergency`;
}

/** The intent that no result has settled yet. */
export function openIntentPath(scope: Scope): string {
  return `${targetFolder(scope)}/intent.json`;
}
