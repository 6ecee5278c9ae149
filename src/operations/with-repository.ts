import type { GitWriter } from '../git/git-repository.ts';
import { openRepository } from '../git/open-repository.ts';
import type { Session } from './session.ts';

/** Runs `work` on the repository that the session's folder is in, and ends what it kept open. */
export async function withRepository<T>(session: Session, work: (git: GitWriter) => Promise<T>): Promise<T> {
  const git = await openRepository(session.cwd, session.environment);
  try {
    return await work(git);
  } finally {
    await git.close();
  }
}
