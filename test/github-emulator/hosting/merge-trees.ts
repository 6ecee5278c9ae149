import { git, tryGit } from './git.ts';

interface Person {
  readonly name: string;
  readonly email: string;
  /** Instant. */
  readonly at: string;
}

/** The tree that both sides make together; undefined where they conflict. */
export function mergeTrees(folder: string, base: string, head: string): string | undefined {
  return tryGit(folder, ['merge-tree', '--write-tree', base, head])?.toString('utf8').split('\n')[0];
}

/** A commit as GitHub makes one: by `author`, committed by itself. */
export function writeCommit(
  folder: string,
  tree: string,
  parents: readonly string[],
  message: string,
  author: Person,
): string {
  const date = String(Math.floor(Date.parse(author.at) / 1000));
  return git(folder, ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])], {
    input: message,
    environment: {
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      GIT_AUTHOR_DATE: `${date} +0000`,
      GIT_COMMITTER_DATE: `${date} +0000`,
    },
  });
}

/** Moves a reference from where it was seen; false where somebody else moved it meanwhile. */
export function moveReference(folder: string, name: string, to: string, from?: string): boolean {
  return tryGit(folder, ['update-ref', name, to, ...(from === undefined ? [] : [from])]) !== undefined;
}
