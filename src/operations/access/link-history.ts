import type { Commit, GitReader, Oid } from '../../git/git-repository.ts';
import { parseFile } from '../../parse/parse-documents.ts';
import type { Introduction } from '../../report/access/access-reports.ts';
import { decodeSource } from '../../source/decode-source.ts';
import { sourceLimits } from '../../source/source-limits.ts';
import { isCandidate } from '../../source/source-tree.ts';
import { type Declaration, saidIn } from './declaration.ts';

/** Further back nobody looks: the answer then says that it may be older. */
const mostCommits = 10_000;

/** Where a fact is looked for, and since which commit it is known to hold. */
interface Trace {
  readonly declaration: Declaration;
  file: string;
  since: Commit | undefined;
  ended: boolean;
}

/**
 * The commit of the first-parent history before `from` that brought in what each declaration says, whatever else it
 * changed; a document that moved to another file is followed. Nothing of what `from` does not say.
 */
export async function introductionsOf(
  git: GitReader,
  from: Oid,
  declarations: Iterable<Declaration>,
): Promise<ReadonlyMap<Declaration, Introduction>> {
  const traces = [...declarations].map(
    (declaration): Trace => ({
      declaration,
      file: declaration.origin.file,
      since: undefined,
      ended: false,
    }),
  );
  const says = factReader(git);
  let child: Commit | undefined;
  let seen = 0;
  let isWhole = true;
  for await (const commit of git.log(from)) {
    const open = traces.filter(({ ended }) => !ended);
    if (open.length === 0) break;
    if (seen >= mostCommits) {
      isWhole = false;
      break;
    }
    await step(git, says, open, commit, child);
    child = commit;
    seen += 1;
  }
  // The last commit of a shallow clone has parents that are not here.
  if ((child?.parents.length ?? 0) > 0) isWhole = false;
  const found = traces.flatMap((trace) => {
    const { declaration, since, ended } = trace;
    return since === undefined ? [] : [[declaration, introduction(since, !ended && !isWhole)] as const];
  });
  return new Map(found);
}

type FactReader = (oid: Oid | undefined, file: string, declaration: Declaration) => Promise<boolean>;

async function step(
  git: GitReader,
  says: FactReader,
  traces: readonly Trace[],
  commit: Commit,
  child: Commit | undefined,
): Promise<void> {
  for (const trace of traces) {
    const oid = await git.objectAt(commit.tree, trace.file);
    if (await says(oid, trace.file, trace.declaration)) trace.since = commit;
    else if (trace.since === undefined || child === undefined) trace.ended = true;
    else {
      const moved = await movedFrom(git, says, trace, commit, child);
      if (moved === undefined) trace.ended = true;
      else {
        trace.file = moved;
        trace.since = commit;
      }
    }
  }
}

/** The file that said it before a commit which changed that file too. */
async function movedFrom(
  git: GitReader,
  says: FactReader,
  { declaration }: Trace,
  parent: Commit,
  child: Commit,
): Promise<string | undefined> {
  const changed = await git.compareTrees(parent.tree, child.tree);
  for (const { path, before } of changed) {
    if (before !== undefined && isCandidate(path) && (await says(before.oid, path, declaration))) return path;
  }
  return undefined;
}

/** Tells whether a blob says what a declaration does; each is parsed once. */
function factReader(git: GitReader): FactReader {
  const parsed = new Map<string, ReturnType<typeof parseFile>['value']>();
  return async (oid, file, declaration) => {
    if (oid === undefined) return false;
    const key = `${oid} ${file}`;
    if (!parsed.has(key)) {
      const room = { each: sourceLimits.file, left: sourceLimits.total };
      const content = (await git.readBlobsWithin([oid], room)).get(oid);
      const source = content instanceof Uint8Array ? decodeSource(file, content) : undefined;
      parsed.set(key, source === undefined ? [] : (parseFile(source).value ?? []));
    }
    return saidIn(parsed.get(key) ?? [], declaration) !== undefined;
  };
}

function introduction({ oid, authoredAt, author, message }: Commit, orEarlier: boolean): Introduction {
  const [subject = ''] = message.split('\n');
  return { commit: oid, at: authoredAt, author: author.name, subject, orEarlier };
}
