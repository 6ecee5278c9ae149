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
