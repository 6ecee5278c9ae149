import type { Oid } from '../../git/git-repository.ts';
import { type DeclaredState, type FileSteps, fileSteps } from '../../plan/approvals/file-steps.ts';
import type { BranchLine } from './history-line.ts';
import type { ReadablePart } from './readable-parts.ts';

/** Commits that follow each other: several where the files of all but the last have errors, so that nothing tells them apart. */
export interface Stretch {
  readonly commits: readonly Oid[];
  /** What they made of the files before them. */
  readonly made: FileSteps;
  /** As what they came in; absent where nobody was asked. */
  readonly part?: ReadablePart;
}

/** What is told by the files alone: of nothing of it its host is asked. */
export interface DeclaredHistory {
  /** What the files declare that the commits are newer than. */
  readonly declared: DeclaredState;
  /** What those of a commit do; undefined where they have errors. */
  readonly declaredAt: (commit: Oid) => Promise<DeclaredState | undefined>;
}

/** The commits of a branch that change files, oldest first. */
export async function stretchesOf(
  { order, touching }: Pick<BranchLine, 'order' | 'touching'>,
  { declared, declaredAt }: DeclaredHistory,
): Promise<readonly Stretch[]> {
  const stretches: Stretch[] = [];
  let last = declared;
  let open: Oid[] = [];
  for (const oid of order.slice(1)) {
    if (!touching.has(oid)) continue;
    open.push(oid);
    const now = await declaredAt(oid);
    if (now === undefined) continue;
    stretches.push({ commits: open, made: fileSteps(last, now) });
    [last, open] = [now, []];
  }
  return stretches;
}
