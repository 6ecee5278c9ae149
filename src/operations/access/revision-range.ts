import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../../git/git-repository.ts';
import { namedCommit } from '../named-commit.ts';

/** Two sides to be compared: a commit, and another one or, where there is none, the files as they are. */
export interface RevisionRange {
  readonly before: NamedCommit;
  readonly after: NamedCommit | undefined;
}

export interface NamedCommit {
  /** As a person would write it. */
  readonly revision: string;
  readonly commit: Oid;
}

/**
 * `A..B` compares A with B, `A...B` what B has of its own: with where it left A; `A` the files as they are with A. As
 * with Git, a side that is left out is HEAD.
 * @throws BylawError `git/unknown-revision`, `access/no-merge-base`
 */
export async function revisionRange(git: GitReader, written: string): Promise<RevisionRange> {
  const dots = dotsIn(written);
  if (dots === undefined) return { before: await named(git, written), after: undefined };
  const [a, b] = [
    await named(git, written.slice(0, dots.at)),
    await named(git, written.slice(dots.at + dots.count)),
  ];
  if (dots.count === 2) return { before: a, after: b };
  const base = await git.mergeBase(a.commit, b.commit);
  if (base === undefined) throw noMergeBase(a, b);
  const where = base === a.commit ? a : { revision: base, commit: base };
  return { before: where, after: b };
}

/** Git lets no name of a branch or a tag hold two dots. */
function dotsIn(written: string): { readonly at: number; readonly count: 2 | 3 } | undefined {
  const at = written.indexOf('..');
  if (at === -1) return undefined;
  return { at, count: written.startsWith('...', at) ? 3 : 2 };
}

async function named(git: GitReader, written: string): Promise<NamedCommit> {
  const revision = written === '' ? 'HEAD' : written;
  return { revision, commit: await namedCommit(git, revision) };
}

function noMergeBase(a: NamedCommit, b: NamedCommit): BylawError {
  return new BylawError(
    'access/no-merge-base',
    `\`${a.revision}\` and \`${b.revision}\` have no commit in common`,
    {
      hint: 'in a clone whose history is cut off, `git fetch --unshallow` brings it; two dots compare the commits themselves',
    },
  );
}
