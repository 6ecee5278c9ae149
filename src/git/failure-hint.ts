import type { FailureCode } from '../diagnostic/failures.ts';

const hints: Partial<Readonly<Record<FailureCode, string>>> = {
  'git/ref-conflict':
    'one ref cannot be `a` and another `a/b`: delete or rename the one that is there, or give the ledger another `ref` in bylaw.yaml',
  'git/ref-locked': 'wait for the other process; if it died, remove the .lock file',
  'git/no-space': 'free some space and run the command again: it goes on where this one stopped',
  'git/missing-object':
    'a shallow or partial clone may lack it: clone anew, without `--depth` and `--filter`',
};

/** What to do about a failure of Git that both backends meet, as an option of BylawError. */
export function hintFor(code: FailureCode): { readonly hint?: string } {
  const hint = hints[code];
  return hint === undefined ? {} : { hint };
}
