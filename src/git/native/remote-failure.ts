import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { FailureCode } from '../../diagnostic/failures.ts';
import { remoteWords } from '../remotes/remote-words.ts';
import type { RemoteResult } from './remote-process.ts';

const credentials =
  'Bylaw uses the credentials that Git uses and asks nobody: `git ls-remote REMOTE </dev/null` must work; set up a ' +
  'credential helper, ssh-agent, or a token';

/** What tells that a remote, or Git before it, refused for good: nothing changed there. The first match counts. */
const refusals: readonly (readonly [RegExp, string?])[] = [
  [/Authentication failed|could not read (?:Username|Password)|terminal prompts disabled/, credentials],
  [/Permission denied \(|Permission to .* denied|Too many authentication failures/, credentials],
  [/returned error: (?:401|403|407)|HTTP (?:401|403|407)\b/, credentials],
  [
    /Host key verification failed/,
    'the host is not known yet: connect once with `ssh`, or add its key to known_hosts',
  ],
  [/dubious ownership|unsafe repository/, 'trust it with `git config --global --add safe.directory PATH`'],
  [
    /Repository not found|repository '.*' not found|does not appear to be a git repository|not a git repository/i,
    '`git remote -v` shows where it leads; an account that may not see a repository is told that there is none',
  ],
  [
    /transport '.*' not allowed|protocol '.*' is not supported|remote-\S+' is not a git command/,
    'Bylaw talks to remotes over a file path, ssh, http and https',
  ],
  [/SSL certificate problem|certificate verification failed|unable to get local issuer/i],
  [/returned error: (?:404|410|411|413)|HTTP (?:404|410|411|413)\b|access denied/i],
  [/mismatched algorithms|fsck error|shallow roots are not allowed/],
  [/dumb http transport|remote does not (?:support|know)|service not enabled/i],
];

/** What tells that it is not the remote but this repository or machine. */
const local: readonly (readonly [RegExp, FailureCode])[] = [
  [/^(?!remote:).*insufficient permission for adding an object/m, 'git/read-only'],
  [/^(?!remote:).*(?:Read-only file system|unable to create temporary)/m, 'git/read-only'],
  [/^(?!remote:).*(?:No space left on device|unable to write)/m, 'git/failed'],
];

/** The failure of a `git` that talked to a remote. `doing` names what, and the remote. */
export function remoteFailure(doing: string, result: RemoteResult): BylawError {
  const words = spoken(result.stderr);
  const cause = words === '' ? {} : { cause: new Error(words) };
  if (result.cut !== undefined) {
    const hint = 'look whether `git ls-remote REMOTE` answers; BYLAW_REMOTE_TIMEOUT sets the seconds';
    return new BylawError('git/remote-unreachable', `${doing}: ${cuts[result.cut]}`, { hint, ...cause });
  }
  const message = `${doing}: ${tellingLine(words) ?? 'the connection ended without an answer'}`;
  const here = local.find(([pattern]) => pattern.test(words));
  if (here !== undefined) return new BylawError(here[1], message, cause);
  const refusal = refusals.find(([pattern]) => pattern.test(words));
  if (refusal === undefined) return new BylawError('git/remote-unreachable', message, cause);
  const hint = refusal[1] === undefined ? {} : { hint: refusal[1] };
  return new BylawError('git/remote-refused', message, { ...hint, ...cause });
}

const cuts = {
  silent: 'nothing was heard of it for too long, and it was given up',
  endless: 'it came to no end, and was given up',
  'too-much': 'it answers without an end, and was given up',
} as const satisfies Record<NonNullable<RemoteResult['cut']>, string>;

/** What was said, without the lines that count progress. */
export function spoken(stderr: string): string {
  const said = stderr.split('\n').map((line) => line.replace(/\r$/, ''));
  // What a carriage return takes back was progress.
  const lines = said
    .map((line) => line.slice(line.lastIndexOf('\r') + 1).trimEnd())
    .filter((line) => !isProgress(line));
  return remoteWords(lines.join('\n')).trim();
}

function isProgress(line: string): boolean {
  return line === '' || /^(?:remote: )?(?:[A-Z]\w+ [\w ]+: +\d+(?:%|,|$)|Total \d+ \(delta)/.test(line);
}

/** The line that says why: the remote's own, else Git's first complaint that is more than a summary. */
export function tellingLine(words: string): string | undefined {
  const lines = words.split('\n').filter((line) => line !== '');
  const plain = (line: string) =>
    line.replace(/^(?:remote: )?(?:fatal|error|warning|ERROR): |^remote: /, '').trim();
  const first = (pattern: RegExp) => lines.find((line) => pattern.test(line) && plain(line) !== '');
  const line =
    first(/^remote: (?:fatal|error|ERROR|GitLab): /) ??
    first(
      /^(?:fatal|error): (?!Could not read from remote|failed to push some refs|the remote end hung up)/,
    ) ??
    first(/^(?!To |hint: |warning: |Please make sure|and the repository exists)./);
  return line === undefined ? undefined : plain(line);
}
