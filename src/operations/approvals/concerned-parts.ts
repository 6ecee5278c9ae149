import type { Oid } from '../../git/git-repository.ts';
import { type FileSteps, fileSteps } from '../../plan/approvals/file-steps.ts';
import { toldBy } from '../../plan/approvals/made-by.ts';
import type { BranchLine } from './history-line.ts';
import type { BranchPart } from './history-parts.ts';
import { type ReadablePart, readableParts } from './readable-parts.ts';
import { type DeclaredHistory, type Stretch, stretchesOf } from './stretches.ts';

export interface Concerns extends DeclaredHistory {
  /** What has to be told who brought it; undefined: everything. */
  readonly keys: ReadonlySet<string> | undefined;
  /** What differs in the end. */
  readonly net: FileSteps;
}

/** Of so many commits the host is asked. */
const mostAsked = 500;
const tooMany = `more than ${mostAsked} commits made what is to be applied what it is: \`--only\` applies less at once`;
const unreadable = 'the files of a commit in between have errors';

/**
 * The history of a branch, oldest first, with what brought that of it which had to do with what is open. The files alone
 * tell which commits those are, so that their host is asked of no other, however long something has waited.
 *
 * What several commits make together may be more than each of them did (one takes away, the next gives back under another
 * name): with each part that becomes known it is looked again who else had to do with it.
 *
 * @param bring what brought some commits, oldest first
 * @returns why that cannot be told, in one sentence
 */
export async function concernedParts(
  line: BranchLine,
  concerns: Concerns,
  bring: (asked: ReadonlySet<Oid>) => Promise<readonly BranchPart[]>,
): Promise<readonly Stretch[] | string> {
  const stretches = await stretchesOf(line, concerns);
  const together = new Map(stretches.flatMap(({ commits }) => commits.map((oid) => [oid, commits] as const)));
  let asked = concernedIn(stretches, concerns);
  for (;;) {
    if (asked.size > mostAsked) return tooMany;
    const brought = await bring(asked);
    const parts = await readableParts(concerns, brought);
    const own = brought.flatMap((part) => within(line, part)).flatMap((oid) => together.get(oid) ?? []);
    let all = new Set([...asked, ...own]);
    if (all.size === asked.size) {
      const history = await mixed(line, concerns, stretches, parts);
      if (history === undefined) return unreadable;
      all = new Set([...asked, ...concernedIn(history, concerns)]);
      if (all.size === asked.size) return history;
    }
    asked = all;
  }
}

/** The commits of a part. */
function within({ order, position }: BranchLine, { before, after }: BranchPart): readonly Oid[] {
  return order.slice((position.get(before) ?? 0) + 1, (position.get(after) ?? 0) + 1);
}

function concernedIn(stretches: readonly Stretch[], { keys, net }: Concerns): ReadonlySet<Oid> {
  const tellers = toldBy(stretches.map(({ made }) => ({ made, proposed: undefined })));
  const unmade = [...(keys ?? [])].filter((key) => net.steps.has(key) && !tellers.has(key));
  const isAll = keys === undefined || unmade.some((key) => net.steps.get(key)?.value === undefined);
  const found = new Set([...(keys ?? [])].flatMap((key) => [...(tellers.get(key) ?? [])]));
  const concerned = stretches.flatMap(({ commits, made }, part) => {
    // Of what several commits make together that one does not, one gives something another name.
    const isIt = isAll || found.has(part) || (unmade.length > 0 && made.renames.length > 0);
    return isIt ? commits : [];
  });
  return new Set(concerned);
}

/** The history with what came together as one. */
async function mixed(
  line: BranchLine,
  { declared, declaredAt }: Concerns,
  stretches: readonly Stretch[],
  parts: readonly ReadablePart[],
): Promise<readonly Stretch[] | undefined> {
  const partOf = new Map(parts.flatMap((part) => within(line, part).map((oid) => [oid, part] as const)));
  const found: Stretch[] = [];
  for (const stretch of stretches) {
    const part = partOf.get(stretch.commits.at(-1) ?? '');
    if (part === undefined) found.push(stretch);
    if (part === undefined || found.at(-1)?.part === part) continue;
    const commits = within(line, part).filter((oid) => line.touching.has(oid));
    if (commits.length === stretch.commits.length) found.push({ ...stretch, part });
    else {
      const was = part.before === line.base ? declared : await declaredAt(part.before);
      const is = await declaredAt(part.after);
      if (was === undefined || is === undefined) return undefined;
      found.push({ commits, made: fileSteps(was, is), part });
    }
  }
  return found;
}
