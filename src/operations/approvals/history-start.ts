import type { Oid } from '../../git/git-repository.ts';
import { hasCommit } from '../../git/has-commit.ts';
import { recordedNames } from '../../ledger/recorded-names.ts';
import type { DeclaredState } from '../../plan/approvals/file-steps.ts';
import type { DraftedSection } from '../draft-plan.ts';
import type { ApprovalInput } from './approval-input.ts';
import { declaredAt } from './declared-at.ts';

/** What the files of a commit declare, from which on history is looked at. */
export interface HistoryStart {
  readonly commit: Oid;
  readonly declared: DeclaredState;
}

/**
 * The first files that were applied of an organization, to whatever target (a new one is no new beginning): what was declared since while it could not be done (an account that had
 * not joined, a repository that was not there) was applied with nothing of it, so that nobody was asked. The first files
 * themselves ask nobody.
 */
export async function firstApplied(
  input: ApprovalInput,
  drafted: DraftedSection,
): Promise<HistoryStart | 'lost' | undefined> {
  const commits = (await appliedCommits(input, drafted.organization)).reverse();
  // What this clone does not have may be where it was declared.
  if (commits[0] !== undefined && !(await hasCommit(input.git, commits[0]))) return 'lost';
  for (const commit of commits) {
    const found = await startAt(input, drafted, commit);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The files of the newest result, whatever that left out. */
export async function lastApplied(
  input: ApprovalInput,
  drafted: DraftedSection,
): Promise<HistoryStart | undefined> {
  const { organization, target } = drafted;
  for (const commit of await appliedCommits(input, organization, target.name))
    if (await hasCommit(input.git, commit)) return startAt(input, drafted, commit);
  return undefined;
}

async function startAt(
  { git, revisions, evaluatedAt }: ApprovalInput,
  drafted: DraftedSection,
  commit: Oid,
): Promise<HistoryStart | undefined> {
  const revision = (await hasCommit(git, commit)) ? await revisions.at(commit) : undefined;
  return revision && { commit, declared: declaredAt(revision, drafted, evaluatedAt) };
}

/** The sources of results, newest first, each once. */
async function appliedCommits(
  { ledger }: ApprovalInput,
  organization: DraftedSection['organization'],
  target?: string,
): Promise<Oid[]> {
  const found = new Set<Oid>();
  for (const name of recordedNames(ledger, organization))
    for await (const { entry } of ledger.entries({
      organization: name,
      ...(target === undefined ? {} : { target }),
    }))
      if (entry.kind === 'result') found.add(entry.source);
  return [...found];
}
