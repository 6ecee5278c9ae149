import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Person } from '../git/git-repository.ts';

/** Who writes an entry. Throws `git/no-identity` where Git does not know. */
export async function actorOf(git: GitReader): Promise<Person> {
  const actor = await git.identity();
  if (actor !== undefined) return actor;
  throw new BylawError(
    'git/no-identity',
    'a ledger entry needs an author, and Git does not know who you are',
    {
      hint: 'git config user.name "Your Name" && git config user.email you@example.org',
    },
  );
}
