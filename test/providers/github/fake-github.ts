import type { GithubClient, GraphqlAnswer } from '../../../src/providers/github/client/github-client.ts';

/** An organization as a test states it: what a reader should find, told in the least words. */
export interface Model {
  members: { account: number; login: string; role: 'ADMIN' | 'MEMBER' }[];
  teams: {
    number: number;
    parent?: number;
    members: { account: number; role: 'MEMBER' | 'MAINTAINER' }[];
    repositories: { name: string; permission: string }[];
  }[];
  invitations?: {
    id: number;
    login: string | null;
    email: string | null;
    role: string;
    team_count: number;
  }[];
  accounts?: Record<string, number>;
  plan?: string;
}

export interface FakeOptions {
  /** What becomes of the n-th question of GraphQL, instead of its answer. */
  readonly fault?: (index: number, variables: Variables) => GraphqlAnswer<unknown> | Error | undefined;
  /** Called before the n-th question: the world moves while it is read. */
  readonly before?: (index: number, model: Model) => void;
}

type Variables = Readonly<Record<string, unknown>>;

export interface FakeGithub extends GithubClient {
  readonly questions: readonly Variables[];
  readonly paths: readonly string[];
}

/** Answers the reader's questions from a model, without a server between them. Lists go by position, as on GitHub. */
export function fakeGithub(model: Model, options: FakeOptions = {}): FakeGithub {
  const questions: Variables[] = [];
  const paths: string[] = [];
  const rest: Record<string, () => unknown> = {
    'GET /orgs/{org}': () => ({
      id: 1,
      login: 'acme',
      created_at: '2020-01-01T00:00:00Z',
      plan: { name: model.plan ?? 'team' },
      default_repository_permission: 'read',
      public_repos: 3,
    }),
    'GET /orgs/{org}/invitations': () =>
      (model.invitations ?? []).map((row) => ({ ...row, created_at: '2026-11-01T00:00:00Z' })),
    'GET /orgs/{org}/failed_invitations': () => [],
    'GET /orgs/{org}/outside_collaborators': () => [{ id: 900, login: 'Guest' }],
    'GET /orgs/{org}/invitations/{invitation_id}/teams': () => [{ id: 11 }],
  };
  const client = {
    organization: 'acme',
    isServer: false,
    questions,
    paths,
    async rest(route: string) {
      paths.push(route);
      return { status: 200, headers: {}, data: rest[route]?.() };
    },
    async paginate(route: string) {
      paths.push(route);
      return rest[route]?.();
    },
    async graphql(_what: string, query: string, variables: Variables) {
      const index = questions.push(variables) - 1;
      options.before?.(index, model);
      const fault = options.fault?.(index, variables);
      if (fault instanceof Error) throw fault;
      return fault ?? { is: 'answered', errors: [], data: answer(model, query, variables) };
    },
    installation: async () => undefined,
    cost: () => ({ requests: questions.length + paths.length, points: questions.length }),
  };
  return client as unknown as FakeGithub;
}

function answer(model: Model, query: string, variables: Variables): unknown {
  if (query.startsWith('query Structure')) return structure(model, variables);
  if (query.startsWith('query Overflow')) return overflow(model, query, variables);
  return Object.fromEntries(
    Object.entries(variables).map(([key, login]) => {
      const account = model.accounts?.[String(login)];
      return [
        key.replace('l', 'u'),
        account === undefined ? null : { databaseId: account, login: String(login) },
      ];
    }),
  );
}

function structure(model: Model, v: Variables): unknown {
  const rows = Number(v.rows);
  return {
    viewer: { databaseId: 1, login: 'root' },
    organization: {
      ...(v.withMembers === true && {
        membersWithRole: page(model.members, Number(v.members), v.membersAfter, (member) => ({
          role: member.role,
          hasTwoFactorEnabled: null,
          node: { databaseId: member.account, login: member.login },
        })),
      }),
      ...(v.withTeams === true && {
        teams: page(model.teams, Number(v.teams), v.teamsAfter, (team) => ({
          node: {
            id: `T${team.number}`,
            databaseId: team.number,
            slug: `team-${team.number}`,
            name: `Team ${team.number}`,
            description: null,
            privacy: 'VISIBLE',
            notificationSetting: 'NOTIFICATIONS_ENABLED',
            parentTeam: team.parent === undefined ? null : { databaseId: team.parent },
            members: page(team.members, rows, null, memberEdge),
            repositories: page(team.repositories, rows, null, repositoryEdge),
          },
        })),
      }),
    },
  };
}

function overflow(model: Model, query: string, v: Variables): unknown {
  return Object.fromEntries(
    [...query.matchAll(/(t(\d+)): node\(id: \$i\d+\) \{ \.\.\. on Team \{ (\w+)/g)].map((match) => {
      const [, alias = '', index = '', part = ''] = match;
      const team = model.teams.find(({ number }) => `T${number}` === v[`i${index}`]);
      const after = v[`a${index}`];
      if (team === undefined) return [alias, null];
      return [
        alias,
        part === 'members'
          ? { members: page(team.members, 100, after, memberEdge) }
          : { repositories: page(team.repositories, 100, after, repositoryEdge) },
      ];
    }),
  );
}

function memberEdge({ account, role }: Model['teams'][number]['members'][number]) {
  return { role, node: { databaseId: account } };
}

function repositoryEdge({ name, permission }: Model['teams'][number]['repositories'][number]) {
  return { permission, node: { name } };
}

function page<T>(all: readonly T[], first: number, after: unknown, edge: (row: T) => unknown): unknown {
  const start = after === null || after === undefined ? 0 : Number(after);
  const end = Math.min(all.length, start + first);
  return {
    totalCount: all.length,
    pageInfo: { hasNextPage: end < all.length, endCursor: end === 0 ? null : String(end) },
    edges: all.slice(start, end).map(edge),
  };
}
