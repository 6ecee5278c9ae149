import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Instant } from '../../model/model.ts';
import type { RepositoryHost } from './repository-host.ts';

/*
 * GitHub keeps reviews where somebody has a pull request merged into another branch: they looked at another change. The
 * REST API tells of some of these events in one list and of others in another; here all have one name each. While one is
 * closed nothing is noted of its base: what it is compared with may be another once it is opened again.
 */
const query = `query Retargeted($owner: String!, $repo: String!, $number: Int!, $after: String) {
  rateLimit { cost }
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      timelineItems(
        first: 100
        after: $after
        itemTypes: [
          BASE_REF_CHANGED_EVENT
          BASE_REF_FORCE_PUSHED_EVENT
          BASE_REF_DELETED_EVENT
          AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT
          REOPENED_EVENT
        ]
      ) {
        nodes {
          ... on BaseRefChangedEvent { createdAt }
          ... on BaseRefForcePushedEvent { createdAt }
          ... on BaseRefDeletedEvent { createdAt }
          ... on AutomaticBaseChangeSucceededEvent { createdAt }
          ... on ReopenedEvent { createdAt }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

interface Answer {
  readonly repository?: {
    readonly pullRequest?: {
      readonly timelineItems: {
        readonly nodes: readonly ({ readonly createdAt?: unknown } | null)[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      };
    } | null;
  } | null;
}

/** Throws where that cannot be told: else an approval of something else could count. */
export async function readRetargeted(host: RepositoryHost, number: number): Promise<Instant | undefined> {
  const times: string[] = [];
  for (let after: string | null = null; ; ) {
    const page = await pageOf(host, number, after);
    for (const node of page.nodes) {
      if (typeof node?.createdAt !== 'string' || Number.isNaN(Date.parse(node.createdAt)))
        throw unreadable(number, 'GitHub answered with something else');
      times.push(node.createdAt);
    }
    if (!page.pageInfo.hasNextPage) break;
    // One that leads nowhere would be asked for again and again.
    if (page.pageInfo.endCursor === after) throw unreadable(number, 'GitHub answered with something else');
    after = page.pageInfo.endCursor;
  }
  return times.sort((one, other) => Date.parse(one) - Date.parse(other)).at(-1);
}

async function pageOf({ client, named }: RepositoryHost, number: number, after: string | null) {
  const answer = await client.graphql<Answer | null>(`what became of #${number}`, query, {
    ...named,
    number,
    after,
  });
  if (answer.is === 'heavy') throw unreadable(number, answer.why);
  const [first] = answer.errors;
  if (first !== undefined) throw unreadable(number, first.message);
  const items = answer.data?.repository?.pullRequest?.timelineItems;
  if (items === undefined) throw unreadable(number, 'GitHub does not show it');
  return items;
}

function unreadable(number: number, why: string): BylawError {
  return new BylawError('provider/unreadable', `where #${number} was proposed to: ${why}`, {
    hint: 'see that the token may read pull requests, and run it again',
  });
}
