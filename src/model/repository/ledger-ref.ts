/** `bylaw/ledger` is short for `refs/heads/bylaw/ledger`. */
export function fullRef(name: string): string {
  return name.startsWith('refs/') ? name : `refs/heads/${name}`;
}

/** Whether Git takes the full name for a branch (the rules of `git check-ref-format`). */
export function isBranchRef(ref: string): boolean {
  const branch = /^refs\/heads\/(?<branch>.+)$/s.exec(ref)?.groups?.branch;
  if (branch === undefined || branch === 'HEAD' || branch.startsWith('-')) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Git refuses control characters
  if (/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{/.test(branch)) return false;
  return branch
    .split('/')
    .every((part) => part !== '' && !part.startsWith('.') && !/(?:\.|\.lock)$/.test(part));
}
