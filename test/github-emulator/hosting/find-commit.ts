import { tryGit } from './git.ts';

/** The commit that a reference of a request names: by hash, whole or cut, or as a branch or tag. */
export function findCommit(folder: string, ref: string): string | undefined {
  if (ref === '' || /[\s~^:?*[\\]|\.\.|@\{/.test(ref)) {
    return undefined;
  }
  const names = [
    ...(/^[0-9a-f]{7,40}$/i.test(ref) ? [ref] : []),
    ...(ref === 'HEAD' ? ['HEAD'] : []),
    `refs/heads/${ref}`,
    `refs/tags/${ref}`,
    `refs/${ref}`,
  ];
  for (const name of names) {
    const found = revision(folder, `${name}^{commit}`);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

export function branchTip(folder: string, branch: string): string | undefined {
  return revision(folder, `refs/heads/${branch}^{commit}`);
}

export function revision(folder: string, name: string): string | undefined {
  const printed = tryGit(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', name]);
  return printed?.toString('utf8').trim();
}

/** The first of the best common ancestors. */
export function mergeBase(folder: string, one: string, other: string): string | undefined {
  return tryGit(folder, ['merge-base', one, other])?.toString('utf8').split('\n')[0];
}

/** What leads from one commit to another, oldest first. */
export function commitsBetween(folder: string, base: string, head: string): readonly string[] {
  const printed = tryGit(folder, ['rev-list', '--reverse', '--topo-order', `${base}..${head}`]);
  return printed?.toString('utf8').split('\n').filter(Boolean) ?? [];
}

export function isAncestor(folder: string, older: string, newer: string): boolean {
  return tryGit(folder, ['merge-base', '--is-ancestor', older, newer]) !== undefined;
}

/** The commit by which another one came to a branch: itself where the branch went on from it, else the merge. */
export function arrivalOf(folder: string, sha: string, tip: string): string {
  const line = tryGit(folder, ['rev-list', '--first-parent', tip])?.toString('utf8').split('\n') ?? [];
  return line.includes(sha) ? sha : (line.findLast((one) => isAncestor(folder, sha, one)) ?? tip);
}
