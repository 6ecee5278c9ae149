import type { GithubClient } from '../client/github-client.ts';
import { adaptiveSize } from './adaptive-size.ts';
import { expectWhole } from './expect-whole.ts';
import { fieldsOf, textOf } from './fields.ts';
import { appendRows, expectAll, type Rows, rowsOf } from './rows.ts';

const what = 'repositories';

const query = `query Repositories($organization: String!, $first: Int!, $after: String) {
  rateLimit { cost }
  organization(login: $organization) {
    repositories(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { name } }
    }
  }
}`;

/** The names of all repositories of an organization. */
export async function readRepositories(
  client: GithubClient,
  organization: string,
): Promise<readonly string[]> {
  const size = adaptiveSize(what, 100, 10);
  let list: Rows<string> | undefined;
  while (list === undefined || list.cursor !== undefined) {
    const variables = { organization, first: size.current(), after: list?.cursor ?? null };
    const answer = await client.graphql<unknown>(what, query, variables);
    if (answer.is === 'heavy') {
      size.halve(answer.why);
      continue;
    }
    expectWhole(what, answer.errors);
    const found = fieldsOf(fieldsOf(answer.data, what).organization, what);
    const next = rowsOf(found.repositories, what, ({ node }) => textOf(fieldsOf(node, what).name, what));
    if (list === undefined) list = next;
    else appendRows(list, next, what);
    size.grow();
  }
  expectAll(list, (name) => name.toLowerCase(), what);
  return list.rows;
}
