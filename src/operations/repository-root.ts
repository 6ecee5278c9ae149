import { BylawError } from '../diagnostic/bylaw-error.ts';
import { openRepository } from '../git/open-repository.ts';
import type { Session } from './session.ts';

/** The top of the work tree; the session's folder where there is no repository yet. */
export async function repositoryRoot(session: Session): Promise<string> {
  try {
    const git = await openRepository(session.cwd, session.environment);
    await git.close();
    return git.root;
  } catch (error) {
    if (error instanceof BylawError && error.code === 'git/no-repository') return session.cwd;
    throw error;
  }
}
