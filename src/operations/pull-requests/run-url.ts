import type { Session } from '../session.ts';

/** Where the run of a workflow that this is tells of itself; undefined elsewhere. */
export function runUrl({ environment }: Pick<Session, 'environment'>): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = environment;
  if (server === undefined || repository === undefined || run === undefined) return undefined;
  // It becomes a link: nothing but an address comes of it, whatever the environment holds.
  const isAddress =
    /^https?:\/\/[\w.-]+(?::\d+)?$/.test(server) &&
    /^[\w.-]+\/[\w.-]+$/.test(repository) &&
    /^\d+$/.test(run);
  return isAddress ? `${server}/${repository}/actions/runs/${run}` : undefined;
}
