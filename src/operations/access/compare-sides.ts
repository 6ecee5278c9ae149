import { invariant } from '../../diagnostic/bylaw-error.ts';
import type { GitReader } from '../../git/git-repository.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { openLedgerToRead } from '../../ledger/open-ledger.ts';
import type { Instant, Organization } from '../../model/model.ts';
import type { ComparisonBasis } from '../../report/access-diff/access-diff-report.ts';
import { observedMembers } from '../observations/observed-members.ts';
import { ledgerOf } from '../own-ledger.ts';
import type { Session } from '../session.ts';
import { steadyReader } from '../steady-reader.ts';
import { withRepository } from '../with-repository.ts';
import type { OrganizationAt } from './access-between.ts';
import { askedTime } from './asked-time.ts';
import { type ComparedOrganization, comparedOrganizations } from './compared-organizations.ts';
import { type ComparedSide, sideAfter, sideBefore, sideOfWorkTree } from './compared-side.ts';
import { revisionRange } from './revision-range.ts';
import { sharedDocuments } from './shared-documents.ts';

/** Which two sides are compared, of which organizations, and when. */
export interface ComparisonOptions {
  /** `A..B`, `A...B`, or `A` for the files as they are compared with A. */
  readonly range: string;
  /** Only these organizations; default: all. */
  readonly organizations?: readonly string[];
  /** A date or an instant: which bindings are in force; default: now. */
  readonly now?: string;
}

/** Two sides that were read. */
export interface Comparison {
  readonly basis: ComparisonBasis;
  readonly now: Instant;
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly organizations: readonly ComparedOrganization[];
  /** Of an organization as a side has it, with its policy versions. */
  at(side: 'before' | 'after', organization: Organization): Promise<OrganizationAt>;
  /** Whether members of an organization, by name, were seen to have a second factor. */
  secondFactors(organization: string): Promise<ReadonlyMap<string, boolean>>;
}

/**
 * Runs `work` on two sides of a repository. The ledger is the one that the files before name: what a change says of
 * it must not hide what else it does. Where those have no `bylaw.yaml` all is new, and the files after name it.
 * @throws BylawError `access/invalid-files`, `access/no-merge-base`, `access/not-a-time`, `git/unknown-revision`,
 *   `source/unknown-organization`, and what reading the files and the ledger throws
 */
export async function compareSides<T>(
  session: Session,
  options: ComparisonOptions,
  work: (comparison: Comparison) => Promise<T>,
): Promise<T> {
  return withRepository(session, async (repository) => {
    const git = steadyReader(repository);
    return work(await readSides(session, git, options));
  });
}

async function readSides(
  session: Session,
  git: GitReader,
  { range: written, organizations, now: asked }: ComparisonOptions,
): Promise<Comparison> {
  const now = asked === undefined ? session.now() : askedTime(asked);
  const range = await revisionRange(git, written);
  const shared = sharedDocuments(git, session);
  const before = await sideBefore(session, git, range.before, shared);
  const after =
    range.after === undefined
      ? await sideOfWorkTree(session, git, shared)
      : await sideAfter(session, git, range.after, shared);
  session.progress.step('reading the ledger');
  const settings = before.ledgerSettings ?? after.ledgerSettings;
  invariant(settings !== undefined, 'the side that is compared has a `bylaw.yaml`');
  const place = await ledgerOf(git, settings);
  const { ledger, behind = null } = await openLedgerToRead(git, place);
  const sides = { before, after };
  return {
    basis: {
      ...{ before: before.files, after: after.files, now, behind },
      beginsHere: before.ledgerSettings === undefined,
    },
    now,
    ...sides,
    organizations: comparedOrganizations(before, after, organizations),
    at: (side, organization) => atSide(sides[side], ledger, organization),
    async secondFactors(organization) {
      const seen = await observedMembers(git, place.remote, organization);
      return new Map(
        [...seen].flatMap(([name, { mfa }]) => (mfa === undefined ? [] : [[name, mfa.value] as const])),
      );
    },
  };
}

async function atSide(
  side: ComparedSide,
  ledger: Ledger,
  organization: Organization,
): Promise<OrganizationAt> {
  return { organization, versions: await side.versionsOf(ledger, organization) };
}
