import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryGit } from './git.ts';
import { remembered } from './remembered.ts';

/** The commit that a reference of a request names: by hash, whole or cut, or as a branch or tag. */
export function findCommit(folder: string, ref: string): string | undefined {
  if (ref === '' || /[\s~^:?*[\\]|\.\.|@\{/.test(ref)) {
    return undefined;
  }
  const asHash = /^[0-9a-f]{7,40}$/i.test(ref) ? revision(folder, `${ref}^{commit}`) : undefined;
  const asHead = ref === 'HEAD' ? revision(folder, 'HEAD^{commit}') : undefined;
  return (
    asHash ??
    asHead ??
    branchTip(folder, ref) ??
    revision(folder, `refs/tags/${ref}^{commit}`) ??
    revision(folder, `refs/${ref}^{commit}`)
  );
}

export function branchTip(folder: string, branch: string): string | undefined {
  return looseTip(folder, branch) ?? revision(folder, `refs/heads/${branch}^{commit}`);
}

/** As it stands in a file, which is much faster than to start Git; packed ones do not. */
function looseTip(folder: string, branch: string): string | undefined {
  if (branch.split('/').includes('..')) {
    return undefined;
  }
  try {
    const text = readFileSync(join(folder, 'refs/heads', branch), 'utf8').trim();
    return /^[0-9a-f]{40}$/.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

function revision(folder: string, name: string): string | undefined {
  const printed = tryGit(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', name]);
  return printed?.toString('utf8').trim();
}

/** The first of the best common ancestors. */
export function mergeBase(folder: string, one: string, other: string): string | undefined {
  return remembered(
    'merge-base',
    [one, other],
    () => tryGit(folder, ['merge-base', one, other])?.toString('utf8').split('\n')[0],
  );
}

/** What leads from one commit to another, oldest first. */
export function commitsBetween(folder: string, base: string, head: string): readonly string[] {
  const found = remembered('between', [base, head], () =>
    tryGit(folder, ['rev-list', '--reverse', '--topo-order', `${base}..${head}`])
      ?.toString('utf8')
      .split('\n')
      .filter(Boolean),
  );
  return found ?? [];
}

export function isAncestor(folder: string, older: string, newer: string): boolean {
  return tryGit(folder, ['merge-base', '--is-ancestor', older, newer]) !== undefined;
}

/** The commit by which another one came to a branch: itself where the branch went on from it, else the merge. */
export function arrivalOf(folder: string, sha: string, tip: string): string {
  const line = tryGit(folder, ['rev-list', '--first-parent', tip])?.toString('utf8').split('\n') ?? [];
  return line.includes(sha) ? sha : (line.findLast((one) => isAncestor(folder, sha, one)) ?? tip);
}
