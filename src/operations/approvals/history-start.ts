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
 * The first files that were applied to a section: what was declared since while it could not be done (an account that had
 * not joined, a repository that was not there) was applied with nothing of it, so that nobody was asked. The first files
 * themselves ask nobody.
 */
export async function firstApplied(
  input: ApprovalInput,
  drafted: DraftedSection,
): Promise<HistoryStart | undefined> {
  for (const commit of (await appliedCommits(input, drafted)).reverse()) {
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
  const [commit] = await appliedCommits(input, drafted);
  return commit === undefined ? undefined : startAt(input, drafted, commit);
}

async function startAt(
  { revisions, evaluatedAt }: ApprovalInput,
  drafted: DraftedSection,
  commit: Oid,
): Promise<HistoryStart | undefined> {
  const revision = await revisions.at(commit);
  return revision && { commit, declared: declaredAt(revision, drafted, evaluatedAt) };
}

/** The sources of the section's results that are in this clone, newest first, each once. */
async function appliedCommits(
  { git, ledger }: ApprovalInput,
  { organization, target }: DraftedSection,
): Promise<Oid[]> {
  const found = new Set<Oid>();
  for (const name of recordedNames(ledger, organization))
    for await (const { entry } of ledger.entries({ organization: name, target: target.name }))
      if (entry.kind === 'result') found.add(entry.source);
  const here: Oid[] = [];
  for (const commit of found) if (await hasCommit(git, commit)) here.push(commit);
  return here;
}
