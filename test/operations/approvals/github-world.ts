import { execFileSync } from 'node:child_process';
import { type ApplyOptions, apply } from '../../../src/operations/apply.ts';
import { plan } from '../../../src/operations/plan.ts';
import { silent } from '../../../src/operations/session.ts';
import { temporaryFolder } from '../../git/scratch-repository.ts';
import type { emulatorPerTest } from '../../github-emulator/emulator-per-test.ts';
import type { EmulatedRepository } from '../../github-emulator/hosting/emulated-repository.ts';
import { githubTarget } from '../github-library.ts';
import { guardrail } from './approval-world.ts';

type Emulator = ReturnType<ReturnType<typeof emulatorPerTest>['github']>;

/** What an organization of these tests declares, whose target is `acme` on GitHub. */
export interface DeclaredOnGithub {
  readonly name?: string;
  readonly support?: string;
  readonly guardrail?: string;
  /** YAML of further documents. */
  readonly more?: string;
  /** Of its target: what it manages. */
  readonly target?: string;
}

/** Its members of `support` administer `handbook`; what privileged access it gives `security` approves. */
export function declareOnGithub(
  github: Emulator,
  {
    name = 'acme',
    support = 'carla',
    guardrail: rule = guardrail,
    more = '',
    target = 'manages: [team]\n',
  }: DeclaredOnGithub = {},
): Readonly<Record<string, string>> {
  const people = ['olivia', 'ana', 'bob', 'carla'].map((login) => {
    const account = github.state.account(login);
    return `  - {name: ${login}, identities: {github: {login: ${login}, id: ${account?.id}}}}`;
  });
  const documents = [
    `apiVersion: bylaw/v1\nkind: Organization\nname: ${name}\nresourceNames: krn:acme\n`,
    githubTarget(github, target),
    `apiVersion: bylaw/v1\nkind: MemberList\nitems:\n${people.join('\n')}\n`,
    'apiVersion: bylaw/v1\nkind: Role\nname: keeper\ngithub: {repositoryPermission: admin}\n',
    'apiVersion: bylaw/v1\nkind: Team\nname: security\nmembers: [bob]\n',
    `apiVersion: bylaw/v1\nkind: Team\nname: support\nmembers: [${support}]\nbindings: [{role: keeper, on: ["krn:acme:github:{org_id}:repository/handbook"]}]\n`,
    ...[rule, more].filter((text) => text !== ''),
  ];
  return {
    'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
    [`organizations/${name}/organization.yaml`]: documents.join('---\n'),
  };
}

export interface GithubWorld {
  readonly repository: EmulatedRepository;
  /** Pulls the default branch, and applies it; in another clone than its own it applies what is there. */
  apply(options?: Partial<ApplyOptions>, folder?: string): ReturnType<typeof apply>;
  /** What `plan --against` tells of the default branch. */
  planAgainst(revision: string): ReturnType<typeof plan>;
}

/** A repository of files that are applied to an organization on GitHub, for the first time. */
export async function githubWorld(
  github: Emulator,
  files: (github: Emulator) => Readonly<Record<string, string>> = declareOnGithub,
): Promise<GithubWorld> {
  const { state, clock, url } = github;
  state.addTeam('acme', 'core', {
    members: { ana: 'member', bob: 'member', carla: 'member' },
    repositories: { iam: 'push', handbook: 'pull' },
  });
  const repository = github.host('acme/iam');
  repository.commit('main', files(github));
  const token = github.addWorkflowToken(repository, { contents: 'read', pull_requests: 'read' });
  const clone = `${temporaryFolder()}/iam`;
  const run = (...args: readonly string[]) => execFileSync('git', args, { stdio: 'pipe' });
  run('clone', '--quiet', repository.folder, clone);
  run('-C', clone, 'config', 'user.name', 'Olivia');
  run('-C', clone, 'config', 'user.email', 'olivia@acme.example');
  const pull = () => {
    run('-C', clone, 'fetch', '--quiet', 'origin');
    run('-C', clone, 'reset', '--quiet', '--hard', 'origin/main');
  };
  const sessionIn = (folder: string) => ({
    cwd: folder,
    environment: {
      ...{ PATH: process.env.PATH, HOME: temporaryFolder(), GIT_CONFIG_NOSYSTEM: '1' },
      ...{ GIT_AUTHOR_NAME: 'Olivia', GIT_AUTHOR_EMAIL: 'olivia@acme.example' },
      ...{ GITHUB_API_URL: url, GITHUB_TOKEN: token, GITHUB_REPOSITORY: 'acme/iam' },
      BYLAW_GITHUB_TOKEN: github.token,
    },
    now: () => `${clock.now().slice(0, 19)}Z`,
    progress: silent,
    wait: (milliseconds: number) => clock.wait(milliseconds),
  });
  const world: GithubWorld = {
    repository,
    apply(options = {}, folder = clone) {
      if (folder === clone) pull();
      return apply(sessionIn(folder), { confirm: async () => true, ...options });
    },
    planAgainst(revision) {
      pull();
      return plan(sessionIn(clone), { against: revision });
    },
  };
  const first = await world.apply();
  if (first.status !== 'applied') throw new Error(`The first apply ended as ${first.status}.`);
  return world;
}
