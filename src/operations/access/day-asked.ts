import type { Applied } from '../../audit/applied.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import type { GitReader } from '../../git/git-repository.ts';
import type { Ledger, LedgerTree, RecordedEntry } from '../../ledger/ledger.ts';
import { openLedgerToRead } from '../../ledger/open-ledger.ts';
import type { Instant } from '../../model/model.ts';
import { inEmergency } from '../../plan/emergency.ts';
import { openCommitSource } from '../../source/commit-source.ts';
import { knownInvitations } from '../invitations/known-invitations.ts';
import { loadModel } from '../load-model.ts';
import { ownLedger } from '../own-ledger.ts';
import type { Session } from '../session.ts';
import { appliedOrganization } from './applied-organization.ts';
import { type AskedSource, validModel } from './asked-source.ts';
import { askedTime } from './asked-time.ts';
import { chooseOrganization, whichOrganization } from './choose-organization.ts';
import type { QuestionOptions } from './question-options.ts';

/** What was in force at an instant of the past: the commit that was last applied by then, and the versions by then. */
export async function dayAsked(
  session: Session,
  git: GitReader,
  { at, organization: wanted, now }: QuestionOptions & { readonly at: string },
  last: Instant,
): Promise<AskedSource> {
  session.progress.step('reading the ledger');
  const { ledger, behind = null } = await openLedgerToRead(git, await ownLedger(git));
  const newest = await newestBy(ledger, last, wanted);
  if (newest === undefined) throw nothingApplied(ledger, at, wanted, behind);
  const then = await ledger.treeAt(newest.commit);
  const name = wanted ?? onlyOne(then);
  const lastly = await lastApplied(then, name);
  if (lastly === undefined) throw nothingApplied(ledger, at, name, behind);
  const { applied } = lastly;
  const tree = openCommitSource(git, applied.source);
  const loaded = await loadModel(tree, session);
  const model = await validModel(loaded, `the files of ${applied.source.slice(0, 10)}`);
  const declared = chooseOrganization(model, name);
  const versions = { ledger, then };
  const whole = await appliedOrganization(session, versions, declared, lastly);
  const { isWhole, histories } = whole;
  const emergencies = await then.emergencies({ organization: name, target: lastly.target });
  const { organization } = inEmergency(whole.organization, lastly.target, emergencies);
  const result = (await ledger.entryAt(applied.sequence))?.entry;
  return {
    organization,
    files: {
      is: 'ledger',
      at,
      commit: applied.source,
      sequence: applied.sequence,
      appliedAt: result?.at ?? applied.evaluatedAt,
      complete: isWhole && (result?.outcomes ?? []).every(({ status }) => status === 'applied'),
    },
    now: now === undefined ? last : askedTime(now),
    tree,
    texts: loaded.files,
    recorded: {
      git,
      ledger,
      behind,
      sequence: newest.entry.sequence,
      histories,
      ...(await knownInvitations(then, organization)),
      expected: [],
      commit: applied.source,
    },
  };
}

async function newestBy(
  ledger: Ledger,
  last: Instant,
  organization: string | undefined,
): Promise<RecordedEntry | undefined> {
  for await (const recorded of ledger.entries(organization === undefined ? {} : { organization })) {
    if (recorded.entry.at <= last) return recorded;
  }
  return undefined;
}

function onlyOne({ organizations }: LedgerTree): string {
  const [first, ...others] = organizations;
  if (first !== undefined && others.length === 0) return first;
  throw whichOrganization(organizations);
}

async function lastApplied(
  then: LedgerTree,
  organization: string,
): Promise<{ readonly target: string; readonly applied: Applied } | undefined> {
  const all = await Promise.all(
    then.targets(organization).map(async (target) => {
      const applied = await then.applied({ organization, target });
      return applied === undefined ? [] : [{ target, applied }];
    }),
  );
  return all
    .flat()
    .sort((a, b) => b.applied.sequence - a.applied.sequence)
    .at(0);
}

function nothingApplied(
  ledger: Ledger,
  at: string,
  organization: string | undefined,
  behind: string | null,
): BylawError {
  const of = organization === undefined ? '' : ` of \`${organization}\``;
  const more = behind === null ? undefined : `\`bylaw ledger sync\` brings the newer entries of ${behind}`;
  const names =
    organization === undefined || ledger.organizations.includes(organization) ? [] : ledger.organizations;
  const known = didYouMean(organization ?? '', names, more);
  return new BylawError('access/nothing-applied', `nothing${of} was applied by \`${at}\``, known);
}
