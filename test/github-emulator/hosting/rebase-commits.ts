import { readCommit } from './commit-object.ts';
import { commitsBetween } from './find-commit.ts';
import { mergeTrees, writeCommit } from './merge-trees.ts';

/** Each commit written anew upon the base, by its author; merges are left out. Undefined where one conflicts. */
export function rebaseCommits(folder: string, base: string, head: string): readonly string[] | undefined {
  const made: string[] = [];
  for (const sha of commitsBetween(folder, base, head)) {
    const { parents, message, author } = readCommit(folder, sha);
    if (parents.length !== 1) {
      continue;
    }
    const upon = made.at(-1) ?? base;
    const by = { name: author.name, email: author.email, at: author.date };
    // What is there already as though it were done to the parent: merged with the commit it is what the commit does to it.
    const aside = writeCommit(folder, readCommit(folder, upon).tree, parents, 'Aside', by);
    const tree = mergeTrees(folder, aside, sha);
    if (tree === undefined) {
      return undefined;
    }
    made.push(writeCommit(folder, tree, [upon], message, by));
  }
  return made;
}
