/** What `git push --porcelain` says of one ref. */
export interface PushedRef {
  /** ` ` moved on, `+` moved over, `*` made, `=` was there already, `!` refused. */
  readonly flag: string;
  /** Such as `[remote rejected] (pre-receive hook declined)`. */
  readonly summary: string;
}

/** The line about `ref` in the output of `git push --porcelain`, or undefined where there is none. */
export function pushedRef(stdout: string, ref: string): PushedRef | undefined {
  for (const line of stdout.split('\n')) {
    const [, flag, to, summary] = /^([ +*=!-])\t[^\t:]*:([^\t]+)\t(.*)$/.exec(line) ?? [];
    if (flag !== undefined && to === ref && summary !== undefined) return { flag, summary };
  }
  return undefined;
}

/** How servers and Git itself word that a ref was not where it was expected. */
const moved =
  /stale info|fetch first|non-fast-forward|needs force|already exists|but expected|failed to (?:lock|update ref)|cannot lock ref|incorrect old value|(?:has )?already been updated|lock_failure|remote ref updated since/i;

/** What a server may say beside that, where the ref did not move but cannot be moved or made. */
const hindered = /exists; cannot create|cannot process .* at the same time/;
const denied =
  /insufficient permission|Permission denied|Read-only file system|No space left on device|unable to (?:create directory|write)/i;

/** Why a ref was refused: it moved, it cannot be there beside another, the remote does not let it; or unknown. */
export function refusalOf(summary: string, words: string): 'moved' | 'conflict' | 'refused' | 'unknown' {
  if (/^\[remote failure\]/.test(summary)) return 'unknown';
  if (!moved.test(summary)) return 'refused';
  if (!/^\[remote rejected\]/.test(summary)) return 'moved';
  if (hindered.test(words)) return 'conflict';
  // A lock that is held says `Unable to create '….lock': File exists`.
  return denied.test(words) ? 'refused' : 'moved';
}
