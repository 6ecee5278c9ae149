import { managedFolder, unmanagedFolder } from '../../audit/ledger-paths.ts';
import type { Invitation } from '../../audit/lifecycle/invitation.ts';
import { lifecycleAfter } from '../../audit/lifecycle/lifecycle-after.ts';
import { lifecycleEdits } from '../../audit/lifecycle/lifecycle-edits.ts';
import { managedPath } from '../../audit/managed-path.ts';
import type { Scope } from '../../audit/scope.ts';
import type { LedgerEdits } from '../../audit/state-edits.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Instant, Organization } from '../../model/model.ts';
import type { Change } from '../../plan/plan.ts';
import { codeExpiry } from './code-expiry.ts';
import { newOneTimeCode } from './one-time-code.ts';
import type { CodeToSend } from './send-codes.ts';

/** What the result of changes to members does to invitations, to be recorded with it. */
export interface Inviting {
  readonly edits: LedgerEdits;
  /** Sorted. */
  readonly invited: readonly string[];
  /** To be sent once that is recorded. */
  readonly codes: readonly CodeToSend[];
}

export interface MembersCreated {
  readonly scope: Scope;
  /** As the commit that is applied declares it. */
  readonly organization: Organization;
  /** What was done, in its order. */
  readonly made: readonly Pick<Change, 'action' | 'address' | 'before'>[];
  readonly at: Instant;
  /** Without codes, nobody can accept before `invitation resend`. */
  readonly withCodes: boolean;
}

/**
 * The invitations after changes to a directory. Who is created there is invited where `membership.invite` says so,
 * but for the first apply to any directory: whoever is there then has been there before Bylaw was, and somebody has to
 * be able to begin.
 */
export async function inviteCreated(ledger: Ledger, created: MembersCreated): Promise<Inviting> {
  const { scope, organization, made, at, withCodes } = created;
  if (!made.some(({ action, address }) => action !== 'update' && address.startsWith('member:')))
    return { edits: new Map(), invited: [], codes: [] };
  const others = otherDirectories(organization, scope);
  const isFirst = !(await isApplied(ledger, organization.name, [scope.target, ...others]));
  const invites = typeof organization.membership.written.invite === 'object' && !isFirst;
  const expiry = codeExpiry(organization, at);
  const codes = new Map<string, CodeToSend>();
  const invite = (member: string) => {
    const isSuspended = organization.members.get(member)?.status === 'suspended';
    const { code, codeHash } = newOneTimeCode();
    codes.set(member, isSuspended || !withCodes ? { member } : { member, code, ...expiry });
    return isSuspended || !withCodes ? {} : { code: { codeHash, ...expiry } };
  };
  const before = await ledger.lifecycle(organization.name);
  const isElsewhere = isIn(ledger, organization.name, others);
  const rules = { made, isElsewhere, invite: invites ? invite : undefined };
  const after = lifecycleAfter(before, rules, at);
  const invited = [...codes.keys()].filter((member) => isNew(before.get(member), after.get(member))).sort();
  return {
    edits: lifecycleEdits(organization.name, before, after),
    invited,
    codes: invited.flatMap((member) => codes.get(member) ?? []),
  };
}

function isNew(before: Invitation | undefined, after: Invitation | undefined): boolean {
  return after !== undefined && after !== before;
}

/** The other directories that are declared: of the same organization, so that its members come in by any of them. */
function otherDirectories({ targets }: Organization, { target }: Scope): readonly string[] {
  const provider = targets.get(target)?.provider;
  const others = [...targets.values()].filter((each) => each.name !== target && each.provider === provider);
  return others.map(({ name }) => name);
}

async function isApplied(ledger: Ledger, organization: string, targets: readonly string[]): Promise<boolean> {
  const applied = await Promise.all(targets.map((target) => ledger.applied({ organization, target })));
  return applied.some((each) => each !== undefined);
}

function isIn(
  { files }: Ledger,
  organization: string,
  targets: readonly string[],
): (member: string) => boolean {
  return (member) =>
    targets.some((target) => {
      const path = managedPath({ kind: 'member', organization, name: member });
      const folders = [managedFolder, unmanagedFolder].map((folder) => folder({ organization, target }));
      return folders.some((folder) => files.has(`${folder}/${path}`));
    });
}
