import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { FileSettings } from '../files/file-settings.ts';
import type { RefMove } from '../files/ref-move.ts';
import type { Head, Oid } from '../git-repository.ts';
import { isOid } from '../object-id.ts';
import type { ObjectFormat } from '../object-store.ts';
import { assertFullRef } from '../ref-name.ts';
import type { Configuration } from './configuration.ts';
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

/** What the configuration says of files in the Git directory. */
export interface NativeSettings extends FileSettings {
  /** Whether refs are files, which Bylaw moves itself: it can tell a lock that it left from anybody else's. */
  readonly inFiles: boolean;
}

export function settingsIn(values: Configuration): NativeSettings {
  const storage = values.get('extensions.refstorage')?.at(-1);
  return {
    inFiles: storage === undefined || storage === 'files',
    logs: values.get('core.logallrefupdates')?.at(-1),
    shared: values.get('core.sharedrepository')?.at(-1),
  };
}

/** Has Git move a ref that is not in a file: it takes the lock, compares, and writes. */
export async function updateRef(
  context: GitContext,
  format: ObjectFormat,
  { ref, next, expected, reason }: RefMove,
): Promise<void> {
  assertFullRef(ref);
  // An empty old value means that the ref must not exist.
  const nothing = '0'.repeat(format === 'sha1' ? 40 : 64);
  const values = [ref, next.oid, expected ?? nothing];
  const message = reason.replace(/[\0\n]+/g, ' ');
  const result = await runGit(context, ['update-ref', '--no-deref', '-m', message, ...values]);
  if (result.status !== 0) throw gitFailure(`moving ${ref}`, result.stderr);
}
