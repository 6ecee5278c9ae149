import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { openRepository } from '../../git/open-repository.ts';
import type { Session } from '../session.ts';
import type { EditedFile } from './edited-file.ts';

/** A commit of what is edited, and of nothing else. */
export interface CommitWish {
  /** What it says; default: what was done. */
  readonly message?: string;
}

/** Makes the commit; not called where what was edited could not be written. */
export type MakeCommit = (subject: string) => Promise<string>;

/**
 * Asks before anything is written whether edited files can be committed: none of them holds changes of its own.
 * @throws BylawError `edit/uncommitted-changes`, `edit/no-message`, `git/cannot-commit`, `git/no-repository`
 */
export async function prepareCommit(
  session: Session,
  files: readonly EditedFile[],
  { message }: CommitWish,
): Promise<MakeCommit> {
  if (message !== undefined && message.trim() === '') throw noMessage();
  const git = await openRepository(session.cwd, session.environment);
  const paths = files.map(({ path }) => path);
  try {
    await git.assertCommittable();
    const [changed] = await git.workTreeChanges(paths);
    if (changed !== undefined) throw uncommitted(changed.path);
  } finally {
    await git.close();
  }
  const added = files.filter(({ before }) => before === '').map(({ path }) => path);
  return async (subject) => {
    const again = await openRepository(session.cwd, session.environment);
    try {
      return await again.commitFiles({ paths, added, message: message ?? subject, at: session.now() });
    } catch (error) {
      throw notCommitted(error);
    } finally {
      await again.close();
    }
  };
}

function uncommitted(path: string): BylawError {
  return new BylawError('edit/uncommitted-changes', `\`${path}\` holds changes that are not committed`, {
    hint: 'nothing was written: commit or stash those first, or leave --commit out',
  });
}

function noMessage(): BylawError {
  return new BylawError('edit/no-message', 'a commit needs a message', {
    hint: 'leave --message out for one that says what was done',
  });
}

function notCommitted(error: unknown): unknown {
  if (!(error instanceof BylawError)) return error;
  return new BylawError('edit/not-committed', error.message, {
    details: error.details,
    hint: 'the edit is in the work tree, and not committed: `git diff` shows it',
    cause: error,
  });
}
