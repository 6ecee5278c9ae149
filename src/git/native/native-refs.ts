import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Head, Oid } from '../git-repository.ts';
import { assertOids, isOid } from '../object-id.ts';
import type { ObjectFormat } from '../object-store.ts';
import { assertFullRef } from '../ref-name.ts';
import { gitFailure } from './git-failure.ts';
import { type GitContext, runGit } from './git-process.ts';

export async function readHead(context: GitContext): Promise<Head> {
  const [symbolic, commit] = await Promise.all([
    runGit(context, ['symbolic-ref', '--quiet', 'HEAD']),
    runGit(context, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']),
  ]);
  return {
    ref: symbolic.status === 0 ? symbolic.stdout.toString('utf8').trimEnd() : undefined,
    commit: commit.status === 0 ? commit.stdout.toString('latin1').trim() : undefined,
  };
}

export async function resolveRef(context: GitContext, ref: string): Promise<Oid | undefined> {
  assertFullRef(ref);
  const result = await runGit(context, ['show-ref', '--verify', '--hash', '--', ref]);
  if (result.status === 0) return result.stdout.toString('latin1').trim();
  if (result.stderr.includes('not a valid ref')) return undefined;
  throw gitFailure(`reading ${ref}`, result.stderr);
}

export async function resolveCommit(context: GitContext, revision: string): Promise<Oid> {
  const unknown = (cause?: string) =>
    new BylawError('git/unknown-revision', `no commit is called ${JSON.stringify(revision)}`, {
      // That nothing is called so is said already, in better words than Git's.
      ...(cause && !/Needed a single revision/.test(cause) ? { cause: new Error(cause) } : {}),
    });
  // No ref and no id begins with a dash: what does would be read as an option.
  if (revision === '' || revision.startsWith('-') || /[\0\n]/.test(revision)) throw unknown();
  const result = await runGit(context, ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`]);
  const oid = result.stdout.toString('latin1').trim().split('\n').at(-1) ?? '';
  // `^main` is no commit but a wish to leave one out, and comes back as `^<oid>`.
  if (result.status !== 0 || !isOid(oid)) throw unknown(result.stderr);
  return oid;
}

/** Git takes the lock, compares, and writes; an empty old value means that the ref must not exist. */
export async function updateRef(
  context: GitContext,
  format: ObjectFormat,
  change: {
    readonly ref: string;
    readonly next: Oid;
    readonly expected: Oid | undefined;
    readonly reason: string;
  },
): Promise<void> {
  assertFullRef(change.ref);
  assertOids(format, change.next, ...(change.expected === undefined ? [] : [change.expected]));
  const nothing = '0'.repeat(format === 'sha1' ? 40 : 64);
  const values = [change.ref, change.next, change.expected ?? nothing];
  const reason = change.reason.replace(/[\0\n]+/g, ' ');
  const result = await runGit(context, ['update-ref', '--no-deref', '-m', reason, ...values]);
  if (result.status !== 0) throw gitFailure(`moving ${change.ref}`, result.stderr);
}
