import { deedsBetween, differing } from '../../access/authorship/deeds-between.ts';
import type { Facts } from '../../access/authorship/fact.ts';
import type { Commit, GitReader, Oid } from '../../git/git-repository.ts';
import { type Author, type Authored, byAuthor, runnerAs, together } from './authored.ts';
import type { Revisions } from './revisions.ts';
import { walkHistory } from './walk-history.ts';

/** Of what the files say of one organization, what differs from what was applied, and how it came about. */
export interface Range {
  readonly id: string;
  /** What was applied, and where its commit and HEAD part: itself, unless HEAD does not descend from it. */
  readonly base: { readonly commit: Oid; readonly facts: Facts; readonly parting: Oid | undefined };
  readonly head: Oid | undefined;
  /** The files as they are, committed or not. */
  readonly now: Facts;
  /** Whether they differ from HEAD. */
  readonly isDirty: boolean;
  /** Whether what HEAD lacks counts as taken back by whoever runs this. */
  readonly takesBack: boolean;
}

/** So many commits that touch the files are looked at one by one, where they have several authors. */
const mostCommits = 500;

/**
 * What each author since the base did, of what in the end differs from it. Where all is by one author it is the
 * difference as a whole. Where it cannot be told who did what, because files in between have errors or there are too
 * many commits, everybody is taken to have done all of it.
 */
export async function authoredDeeds(
  git: GitReader,
  revisions: Revisions,
  range: Range,
): Promise<readonly Authored[]> {
  const { id, base, head, now, isDirty } = range;
  const keys = differing(base.facts, now);
  if (keys.size === 0) return [];
  const all = head === undefined ? [] : await git.commitsBetween(base.commit, head);
  const commits = await touching(git, all);
  const signers = await signersOf(git, commits);
  const authorOf = ({ oid, author }: Commit): Author => {
    const signer = signers.get(oid) ?? '';
    const address = /<([^<>]*)>$/.exec(signer)?.[1] ?? signer;
    const isVerified = address !== '' && address.toLowerCase() === author.email.toLowerCase();
    return { email: author.email, commit: oid, isVerified };
  };
  const parting = base.parting === undefined ? undefined : await revisions.factsAt(base.parting, id);
  const isTakenBack = range.takesBack && (parting === undefined || differing(base.facts, parting).size > 0);
  const runner = isDirty || isTakenBack || commits.length === 0 ? [runnerAs(await git.identity())] : [];
  const authors = together([...commits.map(authorOf), ...runner]);
  const whole = () => authors.map((author) => ({ author, deeds: deedsBetween(base.facts, now) }));
  if (authors.length === 1 || commits.length > mostCommits || parting === undefined) return whole();
  const counts = (key: string) => keys.has(key);
  const found: Authored[] = [];
  const back = isTakenBack ? deedsBetween(base.facts, parting, counts) : [];
  const touched = new Set(commits.map(({ oid }) => oid));
  const steps = all.map((commit) => ({
    commit,
    author: touched.has(commit.oid) ? authorOf(commit) : undefined,
  }));
  const history = await walkHistory(git, revisions, { id, steps, counts, head: head ?? base.commit });
  if (history === undefined) return whole();
  found.push(...history.found);
  for (const author of runner) {
    const own = head === undefined ? [] : deedsBetween(history.last.facts, now, counts);
    found.push({ author, deeds: [...back, ...own] });
    for (const other of history.last.pending) found.push({ author: other, deeds: own });
  }
  const asked = new Set(found.flatMap(({ deeds }) => deeds.map(({ key }) => key)));
  // What nobody is asked about, somebody did all the same.
  if (deedsBetween(base.facts, now).some(({ key }) => !asked.has(key))) return whole();
  return byAuthor(found);
}

/** Some at a time: all of them are named on one command line. */
async function signersOf(git: GitReader, commits: readonly Commit[]): Promise<ReadonlyMap<Oid, string>> {
  const signers = new Map<Oid, string>();
  for (let at = 0; at < commits.length; at += mostCommits) {
    const some = commits.slice(at, at + mostCommits).map(({ oid }) => oid);
    for (const [oid, signer] of (await git.commitSigners(some)) ?? []) signers.set(oid, signer);
  }
  return signers;
}

/** Those that change any YAML against one of their parents; of a merge also what it leaves as one parent has it. */
async function touching(git: GitReader, commits: readonly Commit[]): Promise<readonly Commit[]> {
  const found: Commit[] = [];
  for (const commit of commits) {
    const { parents } = commit;
    const differ = await Promise.all((parents.length === 0 ? [undefined] : parents).map(hasOtherYaml));
    if (differ.includes(true)) found.push(commit);

    async function hasOtherYaml(parent: Oid | undefined): Promise<boolean> {
      const before = parent === undefined ? undefined : (await git.readCommit(parent)).tree;
      if (before === commit.tree) return false;
      return (await git.compareTrees(before, commit.tree)).some(({ path }) => /\.ya?ml$/i.test(path));
    }
  }
  return found;
}
