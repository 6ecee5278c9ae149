import type { Oid } from '../../git/git-repository.ts';
import { hasCommit } from '../../git/has-commit.ts';
import { recordedNames } from '../../ledger/recorded-names.ts';
import { type DeclaredState, fileSteps } from '../../plan/approvals/file-steps.ts';
import type { DraftedSection } from '../draft-plan.ts';
import type { ApprovalInput } from './approval-input.ts';
import { declaredAt } from './declared-at.ts';

/** What the files of a commit declare, from which on history is looked at. */
export interface HistoryStart {
  readonly commit: Oid;
  readonly declared: DeclaredState;
}

/**
 * The newest applied files, before those of `newest`, that do not declare some addresses as they are declared now: what was
 * declared while it could not be done (an account that had not joined, a repository that was not there) was applied with
 * nothing of it, so that nobody was asked. `newest` itself where all applied files declare them: they were there when
 * the first files were applied, which asks nobody.
 *
 * Looked for by halves: of what was declared, taken back and declared again the older beginning may be found, and more
 * has to be agreed to.
 */
export async function historyStart(
  input: ApprovalInput,
  drafted: DraftedSection,
  newest: HistoryStart,
  addresses: ReadonlySet<string>,
): Promise<HistoryStart> {
  if (addresses.size === 0) return newest;
  const commits = await appliedCommits(input, drafted, newest.commit);
  let start = newest;
  for (let [low, high] = [0, commits.length - 1]; low <= high; ) {
    const middle = low + Math.floor((high - low) / 2);
    const older = await startAt(input, drafted, commits[middle] ?? newest.commit);
    const lacks = older !== undefined && differs(older.declared, newest.declared, addresses);
    if (lacks) start = older;
    // The newest of them come first.
    if (lacks) high = middle - 1;
    else low = middle + 1;
  }
  return start;
}

function differs(one: DeclaredState, other: DeclaredState, addresses: ReadonlySet<string>): boolean {
  const { steps } = fileSteps(one, other);
  return [...addresses].some((address) => steps.has(address));
}

async function startAt(
  { revisions, evaluatedAt }: ApprovalInput,
  drafted: DraftedSection,
  commit: Oid,
): Promise<HistoryStart | undefined> {
  const revision = await revisions.at(commit);
  return revision && { commit, declared: declaredAt(revision, drafted, evaluatedAt) };
}

/** The sources of the section's results before those of a commit, newest first, each once. */
async function appliedCommits(
  { git, ledger }: ApprovalInput,
  { organization, target }: DraftedSection,
  newest: Oid,
): Promise<readonly Oid[]> {
  const found = new Set<Oid>();
  let isOlder = false;
  for (const name of recordedNames(ledger, organization))
    for await (const { entry } of ledger.entries({ organization: name, target: target.name })) {
      if (entry.kind !== 'result') continue;
      if (isOlder && entry.source !== newest && (await hasCommit(git, entry.source))) found.add(entry.source);
      isOlder ||= entry.source === newest;
    }
  return [...found];
}
