import type { Pull, PullEnd } from '../hosted-state.ts';
import type { Place } from '../hosting/place.ts';

type Where = Pick<Place, 'owned' | 'hosted' | 'state'> & { readonly url: string };

/** `pull-request-minimal` of what is open at a commit. Those of forks are not told: clients have to find them. */
export function renderPullsAt(where: Where, commit: string): readonly unknown[] {
  const { hosted, owned } = where;
  return [...hosted.pulls.values()]
    .filter(
      ({ head, number }) =>
        head.sha === commit &&
        head.repository === owned.repository.id &&
        hosted.issues.get(number)?.state === 'open',
    )
    .map((pull) => renderMinimalPull(where, pull));
}

function renderMinimalPull(where: Where, pull: Pull): Record<string, unknown> {
  const { url, owned } = where;
  return {
    id: pull.id,
    number: pull.number,
    url: `${url}/repos/${owned.owner.login}/${owned.repository.name}/pulls/${pull.number}`,
    head: renderEnd(where, pull.head),
    base: renderEnd(where, pull.base),
  };
}

function renderEnd({ url, state }: Where, { ref, sha, repository }: PullEnd): Record<string, unknown> {
  const found = state.repositoryById(repository);
  const name = found?.repository.name ?? '';
  return { ref, sha, repo: { id: repository, name, url: `${url}/repos/${found?.owner.login}/${name}` } };
}
