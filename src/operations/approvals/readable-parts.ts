import type { BranchPart } from './history-parts.ts';
import type { DeclaredHistory } from './stretches.ts';

export interface ReadablePart extends BranchPart {
  readonly why?: string;
}

/** Files with errors in between declare nothing: what leads to them and on is one part, which nobody can have approved. */
export async function readableParts(
  { declaredAt }: Pick<DeclaredHistory, 'declaredAt'>,
  parts: readonly BranchPart[],
): Promise<readonly ReadablePart[]> {
  const found: ReadablePart[] = [];
  let broken: BranchPart | undefined;
  for (const part of parts) {
    const joined = broken === undefined ? part : { ...part, before: broken.before, pullRequest: undefined };
    if ((await declaredAt(part.after)) === undefined) broken = joined;
    else {
      const why = `the files had errors between ${short(joined.before)} and ${short(joined.after)}`;
      found.push(broken === undefined ? joined : { ...joined, why });
      broken = undefined;
    }
  }
  return found;
}

function short(commit: string): string {
  return commit.slice(0, 12);
}
