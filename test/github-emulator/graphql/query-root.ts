import { reachOf, seesTeam } from '../caller.ts';
import { repositoryReach } from '../repository-access.ts';
import { accountNode } from './account-node.ts';
import { commentNode, findComment } from './comment-node.ts';
import { githubError } from './github-error.ts';
import { issueNode } from './issue-node.ts';
import { organizationNode } from './organization-node.ts';
import { pullNode } from './pull-node.ts';
import { repositoryNode } from './repository-node.ts';
import { teamNode } from './team-node.ts';
import type { Arguments, View } from './view.ts';

export function queryRoot(view: View): Readonly<Record<string, unknown>> {
  const { limit, remaining, resetAt } = view.points;
  return {
    viewer: () => ({ ...accountNode(view.caller.account), __typename: 'User' }),
    user: ({ login }: Arguments) => user(view, String(login)),
    organization: ({ login }: Arguments) => organization(view, String(login)),
    node: ({ id }: Arguments) => node(view, String(id)),
    repository: ({ owner, name }: Arguments) => repository(view, `${owner}/${name}`),
    // One that is not there is null among the others, with an error of its own.
    nodes: ({ ids }: Arguments) => (ids as readonly string[]).map((id) => asPromise(() => node(view, id))),
    rateLimit: {
      cost: view.cost.points,
      nodeCount: view.cost.nodes,
      limit,
      remaining: Math.max(0, remaining - view.cost.points),
      used: limit - Math.max(0, remaining - view.cost.points),
      resetAt,
    },
  };
}

async function asPromise<Value>(find: () => Value): Promise<Value> {
  return find();
}

function user(view: View, login: string): unknown {
  const account = view.state.account(login);
  if (account === undefined || account.suspended || account.type !== 'User') {
    throw githubError('NOT_FOUND', `Could not resolve to a User with the login of '${login}'.`);
  }
  return accountNode(account);
}

function repository(view: View, name: string): unknown {
  const owned = [...view.state.allRepositories()].find(
    (each) => `${each.owner.login}/${each.repository.name}`.toLowerCase() === name.toLowerCase(),
  );
  if (owned === undefined || !repositoryReach(view.caller, owned).sees || !('members' in owned.owner)) {
    throw githubError('NOT_FOUND', `Could not resolve to a Repository with the name '${name}'.`);
  }
  return {
    ...repositoryNode(owned.owner, owned.repository),
    pullRequest: ({ number }: Arguments) => pullNode(view, owned, Number(number)),
  };
}

function organization(view: View, login: string): unknown {
  const found = view.state.organization(login);
  if (found === undefined) {
    throw githubError('NOT_FOUND', `Could not resolve to an Organization with the login of '${login}'.`);
  }
  return organizationNode(view, found);
}

function node(view: View, id: string): unknown {
  const [, kind, digits] =
    /^0\d+:(User|Bot|Organization|Team|Repository|IssueComment|Issue)(\d+)$/.exec(decode(id)) ?? [];
  const number = Number(digits);
  const found = kind === undefined ? undefined : nodeOf(view, kind, number);
  if (found === undefined) {
    throw githubError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
  }
  return found;
}

function nodeOf(view: View, kind: string, id: number): unknown {
  switch (kind) {
    case 'Organization': {
      const found = view.state.organizations.get(id);
      return found && organizationNode(view, found);
    }
    case 'Team':
      return teamOf(view, id);
    case 'Repository':
      return repositoryOf(view, id);
    case 'IssueComment': {
      const found = findComment(view, id);
      return found && commentNode(view, found);
    }
    case 'Issue':
      return issueNode(view, id);
    default: {
      const account = view.state.accounts.get(id);
      return account === undefined || account.suspended ? undefined : accountNode(account);
    }
  }
}

function teamOf(view: View, id: number): unknown {
  const above = [...view.state.organizations.values()].find(({ teams }) => teams.has(id));
  const team = above?.teams.get(id);
  if (above === undefined || team === undefined) return undefined;
  return seesTeam(view.caller, reachOf(view.caller, above), team) ? teamNode(view, above, team) : undefined;
}

function repositoryOf(view: View, id: number): unknown {
  const above = [...view.state.organizations.values()].find(({ repositories }) => repositories.has(id));
  const repository = above?.repositories.get(id);
  if (above === undefined || repository === undefined) return undefined;
  const isSeen = reachOf(view.caller, above).readRepositories || repository.visibility === 'public';
  return isSeen ? repositoryNode(above, repository) : undefined;
}

function decode(id: string): string {
  return Buffer.from(id, 'base64').toString('utf8');
}
