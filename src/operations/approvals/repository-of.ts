import type { GitReader } from '../../git/git-repository.ts';
import type { Session } from '../session.ts';

/** The repository on GitHub that this is a clone of, `acme/iam`; undefined where nothing tells, or several are. */
export async function repositoryOf(
  { environment }: Pick<Session, 'environment'>,
  git: Pick<GitReader, 'remotes' | 'remoteAddress'>,
): Promise<string | undefined> {
  const { GITHUB_REPOSITORY: named, GITHUB_SERVER_URL: server } = environment;
  if (named !== undefined && named !== '') return named;
  const host = hostOf(server ?? '') ?? 'github.com';
  const remotes = await git.remotes();
  // What is called so is where a clone is from; others may be anybody's forks.
  const asked = remotes.includes('origin') ? ['origin'] : remotes;
  const found = new Set<string>();
  for (const remote of asked) {
    const repository = repositoryAt((await git.remoteAddress(remote)) ?? '', host);
    if (repository !== undefined) found.add(repository);
  }
  return found.size === 1 ? [...found][0] : undefined;
}

/** `https://github.com/acme/iam.git`, `ssh://git@github.com/acme/iam`, `git@github.com:acme/iam.git`. */
export function repositoryAt(address: string, host: string): string | undefined {
  const short = /^(?:[^@/:]+@)?([^@/:]+):(?!\/\/)\/?(.+)$/.exec(address);
  const [at, path] =
    short === null ? [hostOf(address), pathOf(address)] : [short[1]?.toLowerCase(), short[2]];
  if (at !== host || path === undefined) return undefined;
  const [, repository] = /^\/?([^/]+\/[^/]+?)(?:\.git)?\/?$/.exec(path) ?? [];
  return repository;
}

function hostOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).hostname.toLowerCase() : undefined;
}

function pathOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).pathname : undefined;
}
