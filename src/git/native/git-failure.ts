import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { FailureCode } from '../../diagnostic/failures.ts';
import { hintFor } from '../failure-hint.ts';

/** The first pattern that a message of `git` matches (in the C locale) gives the code. */
const codes: readonly (readonly [RegExp, FailureCode])[] = [
  [/detected dubious ownership|unsafe repository/, 'git/unsafe-repository'],
  [/not a git repository/i, 'git/no-repository'],
  [/must be run in a work tree/, 'git/no-work-tree'],
  [/unknown repository extension|Expected git repo version/, 'git/unsupported'],
  [/No space left on device|Disk quota exceeded|File too large/, 'git/no-space'],
  [
    /Permission denied|Read-only file system|insufficient permission|Operation not permitted|unable to create directory for/,
    'git/read-only',
  ],
  [/Unable to create '.*\.lock': File exists/, 'git/ref-locked'],
  [
    /bogus commit|bad (?:tree|parents)|not a (?:commit|tree)$|loose object .* is corrupt|corrupt loose object|unable to (?:unpack|parse)|hash mismatch|garbage at end of loose/m,
    'git/malformed-object',
  ],
  [/exists; cannot create|cannot process .* and .* at the same time/, 'git/ref-conflict'],
  [/but expected|reference already exists|unable to resolve reference|reference is missing/, 'git/ref-moved'],
  [
    /nonexistent object|bad object|missing (?:blob|tree|commit|object)|(?:unable to|could not) read|Not a valid commit|from promisor remote/i,
    'git/missing-object',
  ],
];

/** Git says why in a few lines, after all that it warns of; in them it may repeat names that somebody chose. */
const most = 16_000;

/** The failure that `git`'s own message tells of; `git/failed` where it is not one Bylaw knows. */
export function gitFailure(what: string, stderr: string): BylawError {
  const said = stderr.slice(-most);
  const message = said
    .replace(/^(?:fatal|error|warning): /gm, '')
    // Why Git could not fetch what a partial clone lacks: it was told not to.
    .replace(/^(?:transport '.*' not allowed|lazy fetching disabled.*)\n/gm, '')
    .trim();
  const code = codes.find(([pattern]) => pattern.test(said))?.[1] ?? 'git/failed';
  return new BylawError(code, message === '' ? `${what} failed` : `${what}: ${message.split('\n')[0]}`, {
    ...hintFor(code),
    cause: new Error(message),
  });
}
