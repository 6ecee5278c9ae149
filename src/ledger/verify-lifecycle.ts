import { corruptLedger } from '../audit/corrupt.ts';
import type { LedgerEntry } from '../audit/entry.ts';
import { ledgerFile } from '../audit/ledger-layout.ts';
import { invitationPath } from '../audit/ledger-paths.ts';
import type { Invitation } from '../audit/lifecycle/invitation.ts';
import { isLawfulStep, isNewInvitation } from '../audit/lifecycle/lawful-step.ts';
import { renderInvitation } from '../audit/lifecycle/lifecycle-edits.ts';
import { parseInvitation } from '../audit/lifecycle/parse-invitation.ts';
import { parseManagedPath } from '../audit/managed-path.ts';
import type { Commit, FileDifference, GitReader } from '../git/git-repository.ts';
import { objectAddress } from '../plan/address.ts';

/**
 * Throws `ledger/corrupt` where a commit changes invitations otherwise than its entry may: a result invites the
 * members that it creates and names, and takes along those of members that go or are renamed; an event takes the
 * invitation of the one member it is about a lawful step further.
 */
export async function verifyLifecycle(
  git: GitReader,
  commit: Commit,
  entry: LedgerEntry,
  changes: readonly FileDifference[],
): Promise<void> {
  const { invited = [], kind, sequence } = entry;
  const steps = await stepsIn(git, changes);
  const members = kind === 'result' && steps.length > 0 ? membersIn(entry.organization, changes) : none;
  for (const step of steps) {
    const lawful = kind === 'event' ? isOfEvent(entry, step) : isOfResult(entry, step, members, steps);
    if (!lawful)
      throw corruptLedger(
        `commit ${commit.oid}: ${step.path} is not what entry ${sequence} (${kind}) makes of it`,
      );
  }
  const written = new Set(steps.filter(({ after }) => after !== undefined).map(({ path }) => path));
  const missing = invited
    .map((name) => invitationPath(entry.organization, name))
    .find((path) => !written.has(path));
  if (missing !== undefined)
    throw corruptLedger(
      `commit ${commit.oid} does not write ${missing}, as entry ${sequence} (${kind}) does`,
    );
}

interface Step {
  readonly path: string;
  readonly member: string;
  readonly before: Invitation | undefined;
  readonly after: Invitation | undefined;
}

/** The members whose record appears, disappears, or changes at all. */
interface MembersChanged {
  readonly touched: ReadonlySet<string>;
  readonly came: ReadonlySet<string>;
  readonly went: ReadonlySet<string>;
}

const none: MembersChanged = { touched: new Set(), came: new Set(), went: new Set() };

async function stepsIn(git: GitReader, changes: readonly FileDifference[]): Promise<readonly Step[]> {
  const files = changes.flatMap((change) => {
    const file = ledgerFile(change.path);
    return file?.is === 'lifecycle' ? [{ ...change, member: file.member }] : [];
  });
  const blobs = await git.readBlobs(
    files.flatMap(({ before, after }) => [before, after].flatMap((side) => side?.oid ?? [])),
  );
  return files.map(({ path, member, before, after }) => {
    const read = (side: FileDifference['before']) =>
      side && parseInvitation(path, Buffer.from(blobs.get(side.oid) ?? []).toString('utf8'), member);
    return { path, member, before: read(before), after: read(after) };
  });
}

function membersIn(organization: string, changes: readonly FileDifference[]): MembersChanged {
  const touched = new Set<string>();
  const came = new Set<string>();
  const went = new Set<string>();
  for (const { path, before, after } of changes) {
    const file = ledgerFile(path);
    if (file?.is !== 'managed' && file?.is !== 'unmanaged') continue;
    const object = parseManagedPath(organization, file.path);
    if (object?.kind !== 'member') continue;
    touched.add(object.name);
    if (before === undefined) came.add(object.name);
    if (after === undefined) went.add(object.name);
  }
  return { touched, came, went };
}

function isOfEvent(
  { organization, at, changes = [] }: LedgerEntry,
  { member, before, after }: Step,
): boolean {
  const isAbout =
    changes.length === 1 && changes[0]?.address === objectAddress('member', organization, member);
  return isAbout && before !== undefined && after !== undefined && isLawfulStep(before, after, at);
}

function isOfResult(
  { at, invited = [] }: LedgerEntry,
  { member, after }: Step,
  { came, went, touched }: MembersChanged,
  steps: readonly Step[],
): boolean {
  if (after === undefined) return went.has(member) || came.has(member);
  if (invited.includes(member)) return touched.has(member) && isNewInvitation(after, at);
  // Under the name that they had.
  return steps.some(
    (old) =>
      old.after === undefined &&
      old.before !== undefined &&
      went.has(old.member) &&
      came.has(member) &&
      renderInvitation({ ...old.before, member }) === renderInvitation(after),
  );
}
