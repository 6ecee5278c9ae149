import { authorRules } from '../../access/authorship/author-rules.ts';
import { factsOf } from '../../access/authorship/facts-of.ts';
import { compileAccess } from '../../access/compile-access.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { FileDifference, GitReader, Oid } from '../../git/git-repository.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Model, Organization } from '../../model/model.ts';
import type { RepositorySettings } from '../../model/repository/settings.ts';
import { expectedVersions } from '../../plan/expected-versions.ts';
import type { Plan } from '../../plan/plan.ts';
import type { PolicyHistories } from '../../plan/policy-history.ts';
import { knownInvitations } from '../invitations/known-invitations.ts';
import { keptModel } from '../kept-model.ts';
import { ownPaths } from '../own-changes.ts';
import type { PlanOptions } from '../plan-options.ts';
import { withoutRevoked } from '../revoke/without-revoked.ts';
import type { Session } from '../session.ts';
import { authorFindings, authorsNotKnown, nobodyAsked } from './author-findings.ts';
import { authoredDeeds } from './authored-deeds.ts';
import { lastApplied } from './judged-base.ts';
import { mayHaveHadRules } from './may-have-had-rules.ts';
import {
  openRevisions,
  organizationById,
  type Revision,
  type Revisions,
  repositoryFacts,
} from './revisions.ts';

export interface JudgedChange {
  readonly git: GitReader;
  readonly ledger: Ledger;
  readonly model: Model;
  readonly settings: RepositorySettings;
  readonly source: Plan['source'];
  readonly against: PlanOptions['base'];
  readonly evaluatedAt: string;
}

/** Compares with what was applied last, or with the revision that a plan is against. */
export function authorJudge(session: Session, change: JudgedChange) {
  const { git } = change;
  let opened: Revisions | undefined;
  const revisions = () => {
    opened ??= openRevisions(git, session, keptModel(git, session).documents);
    return opened;
  };
  return (organization: Organization, histories: PolicyHistories): Promise<readonly PlacedDiagnostic[]> =>
    judge(change, revisions, organization, histories);
}

/**
 * A guardrail counts where the files applied last have it, and where the files to be applied do: neither taking it
 * out nor weakening it in the same change helps. What an author may do is what the files applied last gave them,
 * unless they were revoked in an emergency since.
 */
async function judge(
  change: JudgedChange,
  revisions: () => Revisions,
  organization: Organization,
  histories: PolicyHistories,
): Promise<readonly PlacedDiagnostic[]> {
  const own = authorRules(organization);
  const start = await startOf(change, organization);
  if (start === 'never') return nobodyAsked(own);
  if (start === 'lost') return authorsNotKnown(own);
  if (await isUnchanged(change, start.commit, own.length > 0)) return [];
  const before = await revisions().at(start.commit);
  const base = before && organizationBefore(before, organization);
  if (before === undefined || base === undefined) {
    // A revision that lacks the organization is compared with: it is new.
    const isNew = before !== undefined && change.against !== undefined;
    return isNew ? nobodyAsked(own) : authorsNotKnown(own);
  }
  const rules = [...authorRules(base), ...own];
  if (rules.length === 0) return [];
  const { source, evaluatedAt, against, git, ledger } = change;
  const from = against === undefined ? start.commit : (start.parting ?? start.commit);
  const facts = await revisions().factsAt(from, base.id);
  if (facts === undefined) return authorsNotKnown(rules);
  const authored = await authoredDeeds(git, revisions(), {
    id: base.id,
    base: { commit: start.commit, facts, parting: start.parting },
    head: source.commit ?? undefined,
    now: factsOf(organization, repositoryFacts(change)),
    isDirty: source.dirty,
    takesBack: against === undefined,
  });
  const versions = { published: histories, expected: expectedVersions(base.policies, histories) };
  const { invitations } = await knownInvitations(ledger, base);
  const invited =
    invitations === undefined
      ? {}
      : { invitations: invitations.open, notAllInvited: !invitations.isComplete };
  const access = compileAccess(await withoutRevoked(ledger, base), { versions, ...invited });
  return authorFindings({ rules, access, authored, now: evaluatedAt });
}

interface Start {
  readonly commit: Oid;
  /** Where its history and that of HEAD part; undefined where they share nothing. */
  readonly parting: Oid | undefined;
}

async function startOf(
  { git, ledger, source, against }: JudgedChange,
  organization: Organization,
): Promise<Start | 'never' | 'lost'> {
  if (against !== undefined) return { commit: against.commit, parting: against.mergeBase };
  const applied = await lastApplied(git, ledger, organization);
  if (typeof applied === 'string') return applied;
  const { commit } = applied;
  if (source.commit === null || source.commit === commit) return { commit, parting: commit };
  return { commit, parting: await git.mergeBase(commit, source.commit) };
}

/** Whether no file differs, or none whose difference anybody could be asked about. */
async function isUnchanged(change: JudgedChange, commit: Oid, hasRules: boolean): Promise<boolean> {
  const { git, source } = change;
  if (source.commit === commit && !source.dirty) return true;
  const committed = await committedSince(change, commit);
  const differences = [...committed, ...(await uncommitted(change))];
  if (differences.length === 0 && !source.dirty) return true;
  return !hasRules && !(await mayHaveHadRules(git, differences));
}

/** The files that differ between a commit and HEAD. */
async function committedSince(
  { git, source }: JudgedChange,
  commit: Oid,
): Promise<readonly FileDifference[]> {
  if (source.commit === commit) return [];
  const { tree } = await git.readCommit(commit);
  const next = source.commit === null ? undefined : (await git.readCommit(source.commit)).tree;
  return (await git.compareTrees(tree, next)).filter(({ path }) => isYaml(path));
}

/** The files of HEAD that the work tree has otherwise, or lacks. */
async function uncommitted({ git, source, settings }: JudgedChange): Promise<readonly FileDifference[]> {
  const { commit, dirty } = source;
  if (!dirty || commit === null) return [];
  const changes = await git.workTreeChanges(ownPaths(settings));
  const changed = changes.filter(({ path, status }) => status !== 'added' && isYaml(path));
  return Promise.all(
    changed.map(async ({ path }) => {
      const oid = await git.objectAt(commit, path);
      return { path, ...(oid === undefined ? {} : { before: { oid, mode: '100644' } }) };
    }),
  );
}

function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

function organizationBefore({ model }: Revision, { id, name }: Organization): Organization | undefined {
  return organizationById(model, id) ?? model.organizations.get(name);
}
