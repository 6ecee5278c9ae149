import type { Person } from './git-repository.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Who writes, in Git's order: environment, `author.*`, `user.*`, and `EMAIL`. `config` gives the last value of
 * a lower-case key. Nothing is guessed from the machine's name: undefined where name or address is missing.
 */
export function identityFrom(
  environment: Environment,
  config: (key: string) => string | undefined,
): Person | undefined {
  const name = environment.GIT_AUTHOR_NAME || config('author.name') || config('user.name');
  const email =
    environment.GIT_AUTHOR_EMAIL || config('author.email') || config('user.email') || environment.EMAIL;
  return name && email ? { name, email } : undefined;
}
