import { Refusal } from './refusal.ts';
import type { Reply, RouteRequest } from './route.ts';

function whole(text: string | undefined, byDefault: number): number {
  const number = text === undefined ? byDefault : Number(text);
  return Number.isInteger(number) && number > 0 ? number : byDefault;
}

/** The page that was asked for. `perPage` above 100 is 100, as on GitHub. */
export function pageOf(request: RouteRequest): { readonly page: number; readonly perPage: number } {
  return { page: whole(request.query.page, 1), perPage: Math.min(100, whole(request.query.per_page, 30)) };
}

/**
 * A list cut into pages. The links go by the organization's id, as GitHub's do: who builds addresses of pages by hand
 * does not get what GitHub's own say.
 */
export function paged<Item>(
  request: RouteRequest,
  items: readonly Item[],
  render: (item: Item) => unknown,
  wrap: (page: readonly unknown[]) => unknown = (page) => page,
): Reply {
  const { page, perPage } = pageOf(request);
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const shown = items.slice((page - 1) * perPage, page * perPage).map(render);
  const links: string[] = [];
  const link = (number: number, rel: string): void => {
    const query = new URLSearchParams({ ...request.query, page: String(number) });
    links.push(`<${request.url}${pathById(request)}?${query}>; rel="${rel}"`);
  };
  if (page > 1) {
    link(Math.min(page - 1, last), 'prev');
  }
  if (page < last) {
    link(page + 1, 'next');
    link(last, 'last');
  }
  if (page > 1) {
    link(1, 'first');
  }
  return {
    status: 200,
    body: wrap(shown),
    ...(links.length === 0 ? {} : { headers: { link: links.join(', ') } }),
  };
}

function pathById(request: RouteRequest): string {
  const organization = request.params.org && request.state.organization(request.params.org);
  const { owner, repo } = request.params;
  const owned = organization || !owner || !repo ? undefined : request.state.ownedRepository(owner, repo);
  if (owned !== undefined) {
    return ['', 'repositories', owned.repository.id, ...request.path.split('/').slice(4)].join('/');
  }
  if (!organization) {
    return request.path;
  }
  const team = request.params.team_slug && request.state.team(organization, request.params.team_slug);
  const rest = request.path.split('/').slice(team ? 5 : 3);
  return ['', 'organizations', organization.id, ...(team ? ['team', team.id] : []), ...rest].join('/');
}

/** One of the words that a query may say. */
export function oneOf<Word extends string>(
  value: string | undefined,
  words: readonly Word[],
  byDefault: Word,
): Word {
  if (value === undefined) {
    return byDefault;
  }
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) {
    throw new Refusal(422, `Invalid request.\n\n${value} is not a member of [${words.join(', ')}].`);
  }
  return word;
}
