import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { FilesToCommit, Oid } from '../git-repository.ts';
import { gitFailure } from './git-failure.ts';
import { type GitContext, type GitResult, runGit } from './git-process.ts';

/** As `git commit --only` does it, with the user's own hooks, signature and settings. */
export async function commitFiles(
  context: GitContext,
  { paths, added, message }: FilesToCommit,
): Promise<Oid> {
  if (added.length > 0) {
    // Git commits by name only what the index knows of.
    const known = await runGit(context, ['add', '--force', '--intent-to-add', '--', ...added]);
    if (known.status !== 0) throw refused(known);
  }
  const done = await runGit(context, ['commit', '--quiet', '--only', `--message=${message}`, '--', ...paths]);
  if (done.status !== 0) {
    if (added.length > 0) await runGit(context, ['rm', '--quiet', '--cached', '--', ...added]);
    throw refused(done);
  }
  const head = await runGit(context, ['rev-parse', '--verify', 'HEAD']);
  if (head.status !== 0) throw gitFailure('reading HEAD', head.stderr);
  return head.stdout.toString('latin1').trim();
}

/** A hook says on either stream why it refuses. */
function refused({ stdout, stderr }: GitResult): BylawError {
  const lines = `${stderr}\n${stdout.toString('utf8')}`.split('\n').filter((line) => line.trim() !== '');
  const [first = 'git commit failed', ...others] = lines.slice(-mostLines);
  return new BylawError('git/cannot-commit', `git does not commit it: ${first}`, { details: others });
}

const mostLines = 20;
