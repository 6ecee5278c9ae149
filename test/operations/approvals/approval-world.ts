import { execFileSync } from 'node:child_process';
import type { LedgerEntry } from '../../../src/audit/entry.ts';
import { openRepository } from '../../../src/git/open-repository.ts';
import { openLedger } from '../../../src/ledger/open-ledger.ts';
import { type ApplyOptions, apply } from '../../../src/operations/apply.ts';
import { type Session, silent } from '../../../src/operations/session.ts';
import { temporaryFolder } from '../../git/scratch-repository.ts';
import type { emulatorPerTest } from '../../github-emulator/emulator-per-test.ts';
import type { EmulatedRepository } from '../../github-emulator/hosting/emulated-repository.ts';

type Emulator = ReturnType<ReturnType<typeof emulatorPerTest>['github']>;

/** What the organization of these tests declares; the rest of it is the same in all. */
export interface Declared {
  readonly support?: string;
  readonly security?: string;
  /** YAML of further documents. */
  readonly more?: string;
  readonly guardrail?: string;
}

export const guardrail = `apiVersion: bylaw/v1
kind: Guardrail
name: privileged-gains
approval:
  gains: {actions: ["*"], privileged: true}
  by: [team/security]
`;

function declare(github: Emulator, declared: Declared = {}): Readonly<Record<string, string>> {
  const { support = 'carla', security = 'bob', more = '', guardrail: rule = guardrail } = declared;
  const people = ['olivia', 'ana', 'bob', 'carla'].map((login) => {
    const account = github.state.account(login);
    return `  - {name: ${login}, identities: {github: {login: ${login}, id: ${account?.id}}}}`;
  });
  const documents = [
    'apiVersion: bylaw/v1\nkind: Organization\nname: acme\n',
    'apiVersion: bylaw/v1\nkind: Service\nname: billing\nactions:\n  invoice.read: {}\n  refund: {privileged: true}\n',
    `apiVersion: bylaw/v1\nkind: MemberList\nitems:\n${people.join('\n')}\n`,
    'apiVersion: bylaw/v1\nkind: Role\nname: refunder\npermissions: ["billing:refund"]\nassignableTo: [team, member]\n',
    'apiVersion: bylaw/v1\nkind: Role\nname: reader\npermissions: ["billing:invoice.read"]\nassignableTo: [team, member]\n',
    `apiVersion: bylaw/v1\nkind: Team\nname: security\nmembers: [${security}]\n`,
    `apiVersion: bylaw/v1\nkind: Team\nname: support\nmembers: [${support}]\nbindings: [refunder]\n`,
    ...[rule, more].filter((text) => text !== ''),
  ];
  return {
    'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
    'organizations/acme/organization.yaml': documents.join('---\n'),
  };
}

export interface ApprovalWorld {
  readonly repository: EmulatedRepository;
  /** The files that declare it. */
  declare(declared?: Declared): Readonly<Record<string, string>>;
  /** A pull request that proposes files; gives its number. */
  propose(declared: Declared, author?: string): number;
  /** Pulls the default branch, and applies it. */
  apply(options?: Partial<ApplyOptions>, environment?: Session['environment']): ReturnType<typeof apply>;
  /** As `apply` is called with. */
  session(environment?: Session['environment']): Session;
  /** In the clone that is applied. */
  git(...args: readonly string[]): string;
  /** Of the ledger, newest first. */
  entries(): Promise<readonly LedgerEntry[]>;
}

/** An organization whose first files were applied. */
export async function approvalWorld(github: Emulator, declared: Declared = {}): Promise<ApprovalWorld> {
  const { state, clock, url } = github;
  state.addTeam('acme', 'core', {
    members: { ana: 'member', bob: 'member', carla: 'member' },
    repositories: { iam: 'push' },
  });
  const repository = github.host('acme/iam');
  repository.commit('main', declare(github, declared));
  const token = github.addWorkflowToken(repository, { contents: 'read', pull_requests: 'read' });
  const clone = `${temporaryFolder()}/iam`;
  const run = (...args: readonly string[]) => execFileSync('git', args, { stdio: 'pipe', encoding: 'utf8' });
  run('clone', '--quiet', repository.folder, clone);
  const git = (...args: readonly string[]) => run('-C', clone, ...args);
  git('config', 'user.name', 'Olivia');
  git('config', 'user.email', 'olivia@acme.example');
  let branches = 0;
  const world: ApprovalWorld = {
    repository,
    declare: (wanted) => declare(github, wanted),
    git,
    propose(proposed, author = 'ana') {
      branches += 1;
      repository.commit(`change-${branches}`, declare(github, proposed), { author });
      return repository.openPull({ head: `change-${branches}`, author });
    },
    session(environment = {}) {
      return {
        cwd: clone,
        environment: {
          ...{ PATH: process.env.PATH, HOME: temporaryFolder(), GIT_CONFIG_NOSYSTEM: '1' },
          ...{ GITHUB_API_URL: url, GITHUB_TOKEN: token, GITHUB_REPOSITORY: 'acme/iam' },
          ...environment,
        },
        now: () => clock.now(),
        progress: silent,
        wait: (milliseconds) => clock.wait(milliseconds),
      };
    },
    apply(options = {}, environment = {}) {
      git('fetch', '--quiet', 'origin');
      git('reset', '--quiet', '--hard', 'origin/main');
      return apply(world.session(environment), { confirm: async () => true, ...options });
    },
    async entries() {
      const opened = await openRepository(clone, { PATH: process.env.PATH });
      const ledger = await openLedger(opened, { ref: 'refs/heads/bylaw/ledger', remote: 'origin' });
      const found: LedgerEntry[] = [];
      for await (const { entry } of ledger.entries()) found.push(entry);
      return found;
    },
  };
  const first = await world.apply();
  if (first.status !== 'applied') throw new Error(`The first apply ended as ${first.status}.`);
  return world;
}
