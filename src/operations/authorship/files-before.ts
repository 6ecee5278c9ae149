import type { FileDifference, GitReader, Oid } from '../../git/git-repository.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Model, Organization } from '../../model/model.ts';
import type { RepositorySettings } from '../../model/repository/settings.ts';
import type { Plan } from '../../plan/plan.ts';
import { ownPaths } from '../own-changes.ts';
import type { PlanOptions } from '../plan-options.ts';
import { lastApplied } from './judged-base.ts';
import { organizationById, type Revision } from './revisions.ts';

/** Files that are to be applied, and what they are compared with. */
export interface JudgedChange {
  readonly git: GitReader;
  readonly ledger: Ledger;
  readonly model: Model;
  readonly settings: RepositorySettings;
  readonly source: Plan['source'];
  readonly against: PlanOptions['base'];
  readonly evaluatedAt: string;
}

export interface Start {
  readonly commit: Oid;
  /** Where its history and that of HEAD part; undefined where they share nothing. */
  readonly parting: Oid | undefined;
}

/** The files that a change is compared with: those applied last, or the revision that a plan is against. */
export async function startOf(
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

/** The YAML files that differ from those of a commit; undefined where none does, committed or not. */
export async function differencesSince(
  change: JudgedChange,
  commit: Oid,
): Promise<readonly FileDifference[] | undefined> {
  const { source } = change;
  if (source.commit === commit && !source.dirty) return undefined;
  const committed = await committedSince(change, commit);
  const differences = [...committed, ...(await uncommitted(change))];
  return differences.length === 0 && !source.dirty ? undefined : differences;
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

/** The same organization: it may have had another name. */
export function organizationBefore(
  { model }: Revision,
  { id, name }: Organization,
): Organization | undefined {
  return organizationById(model, id) ?? model.organizations.get(name);
}
