import type { LoggedRequest } from '../../test/github-emulator/logged-request.ts';

/** How many requests went to each kind of address, most first, such as `POST /graphql Structure`. */
export function whereRequestsGo(log: readonly LoggedRequest[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { method, path, body } of log) {
    const address = `${method} ${path.replace(/\/(orgs|repos|users)\/[^/]+/, '/$1/…').replace(/\/teams\/[^/]+/, '/teams/…')}`;
    const kind = `${address}${questionOf(body)}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return new Map([...counts].sort(([, a], [, b]) => b - a));
}

/** The name of a question of GraphQL. */
function questionOf(body: unknown): string {
  const { query = '' } = (body ?? {}) as { readonly query?: unknown };
  const [, name] = /^\s*query\s+(\w+)/.exec(String(query)) ?? [];
  return name === undefined ? '' : ` ${name}`;
}
