import type { OpenInvitation } from '../../access/access-options.ts';
import { ledgerFile } from '../../audit/ledger-layout.ts';
import type { Invitation } from '../../audit/lifecycle/invitation.ts';
import { parseManagedPath } from '../../audit/managed-path.ts';
import type { LedgerTree } from '../../ledger/ledger.ts';
import type { Member, Organization } from '../../model/model.ts';

/** What the ledger knows of the invitations of an organization. */
export interface KnownInvitations {
  /** Of each member that has not accepted. */
  readonly open: ReadonlyMap<string, OpenInvitation>;
  /** Whether every member is in a target already, so that they are invited, or need no invitation. */
  readonly isComplete: boolean;
}

/** Nothing where nothing was applied to a directory: then nobody was invited, and the first apply invites nobody. */
export async function knownInvitations(
  ledger: LedgerTree,
  organization: Organization,
  kept: Pick<LedgerTree, 'lifecycle'> = ledger,
): Promise<{ readonly invitations?: KnownInvitations }> {
  const { name, members, membership } = organization;
  const lifecycle = await kept.lifecycle(name);
  const invites = (membership.written.invite ?? 'none') !== 'none';
  if (lifecycle.size === 0 && !invites) return {};
  const recorded = recordedMembers(ledger, organization);
  if (lifecycle.size === 0 && recorded.size === 0) return {};
  const open = new Map<string, OpenInvitation>();
  let isComplete = true;
  for (const member of members.values()) {
    // Renamed in the files, they are recorded under the name before until that is applied.
    const names = namesOf(member);
    const invitation = names.map((each) => lifecycle.get(each)).find((each) => each !== undefined);
    const state = invitation && openInvitation(invitation);
    if (state !== undefined) open.set(member.name, state);
    else if (!names.some((each) => recorded.has(each))) isComplete = false;
  }
  return { invitations: { open, isComplete } };
}

function namesOf({ name, previously }: Member): readonly string[] {
  return [name, ...[...previously].reverse()];
}

function openInvitation({ status, expires }: Invitation): OpenInvitation | undefined {
  if (status === 'accepted') return undefined;
  if (status === 'cancelled') return { is: 'invitation-cancelled' };
  return { is: 'invitation-pending', ...(expires === undefined ? {} : { expires }) };
}

/** Those in a directory: other systems have invitations of their own, of which the ledger knows nothing. */
function recordedMembers({ files }: LedgerTree, { name, targets }: Organization): ReadonlySet<string> {
  const members = new Set<string>();
  const start = `organizations/${name}/targets/`;
  for (const path of files.keys()) {
    if (!path.startsWith(start) || !path.includes('/member/')) continue;
    const file = ledgerFile(path);
    if (file?.is !== 'managed' && file?.is !== 'unmanaged') continue;
    if (targets.get(file.target)?.provider !== 'directory') continue;
    const object = parseManagedPath(name, file.path);
    if (object?.kind === 'member') members.add(object.name);
  }
  return members;
}
