import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LedgerEntry } from '../../../src/audit/entry.ts';
import { type Job, runStep, type Step } from '../../action/runner.ts';
import { temporaryFolder } from '../../git/scratch-repository.ts';
import type { AddedApp } from '../../github-emulator/apps.ts';
import type { EmulatedRepository } from '../../github-emulator/hosting/emulated-repository.ts';
import { type GithubEmulator, startGithubEmulator } from '../../github-emulator/start-github-emulator.ts';
import type { Permissions } from '../../github-emulator/state.ts';
import { inherited, projectRoot, type Run } from '../workbench.ts';
import { Chronicle } from './chronicle.ts';
import { companyFiles, type Declared, type Files } from './company-files.ts';
import { runProgram } from './run-program.ts';

/** What the job of each workflow that `bylaw init` writes may do with its own token. */
const permissions = {
  plan: { contents: 'read', pull_requests: 'write', checks: 'write' },
  fork: { contents: 'read', pull_requests: 'read' },
  comment: { contents: 'read', pull_requests: 'write', checks: 'write', actions: 'read' },
  apply: { contents: 'write', pull_requests: 'read' },
  drift: { contents: 'read', issues: 'write' },
} as const satisfies Readonly<Record<string, Permissions>>;

/** A company on an emulated GitHub, whose access is in `acme/iam`. */
export interface Company {
  readonly github: GithubEmulator;
  readonly repository: EmulatedRepository;
  readonly chronicle: Chronicle;
  files(declared?: Declared): Files;
  /** Proposes files in a branch of their own; gives the number of the pull request. */
  propose(branch: string, files: Files, author?: string): number;
  /** What the workflow does when a pull request was opened, pushed to or reviewed. */
  plan(pull: number, event?: 'pull_request' | 'pull_request_review'): Promise<Step>;
  /** What the workflow does when `main` was pushed to, or at its hour; of the newest commit unless it says otherwise. */
  apply(commit?: string, event?: 'push' | 'schedule'): Promise<Step>;
  drift(): Promise<Step>;
  job(kind: keyof typeof permissions, workspace: string, more: Partial<Job>): Promise<Step>;
  /** The newest commit of `main`. */
  tip(): string;
  /** A clone as `actions/checkout` leaves it. */
  checkOut(ref: string): string;
  /** The command line, on the laptop of somebody of the company: in a clone of `main` as it is now. */
  bylaw(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Run>;
  /** Log-ins of who is in a team on GitHub. */
  team(slug: string): readonly string[];
  /** Somebody puts somebody into a team on GitHub, past all files. */
  join(slug: string, login: string): void;
  /** Texts under a pull request or an issue. */
  comments(number: number): readonly string[];
  /** What the newest check of the commit that is proposed concludes. */
  check(pull: number): string | null | undefined;
  /** Of the ledger at the remote, newest first. */
  entries(): Promise<readonly LedgerEntry[]>;
}

/** Its first files are applied; not so others that are given. */
export async function openCompany(title: string, files?: Files): Promise<Company> {
  // Limits in a minute are of the clock, which stands still while processes work.
  const github = await startGithubEmulator({ start: '2026-11-23T09:00:00.000Z', secondaryLimits: false });
  onTestFinished(() => github.close());
  github.state.addTeam('acme', 'core', {
    members: { ana: 'member', bob: 'member', carla: 'member', dora: 'member' },
    repositories: { iam: 'push' },
  });
  const repository = github.host('acme/iam');
  repository.commit('main', files ?? companyFiles(github), { author: 'olivia', message: 'Begin' });
  const chronicle = new Chronicle(title, github);
  onTestFinished(() => chronicle.end());
  const company = furnish(github, repository, chronicle);
  if (files !== undefined) return company;
  const first = await company.apply();
  if (first.outputs.standing !== 'applied') throw new Error(`${first.stdout}${first.stderr}`);
  chronicle.tell('Olivia pushes the first files, and the workflow applies them', first);
  return company;
}

function furnish(github: GithubEmulator, repository: EmulatedRepository, chronicle: Chronicle): Company {
  const app = github.addApp('acme', { members: 'write', organization_administration: 'read' });
  const shifted = () => ({
    NODE_OPTIONS: `--require=${join(projectRoot, 'test/acceptance/pull-requests/shift-clock.cjs')}`,
    SHIFTED_CLOCK: github.clock.now(),
  });
  const teamOf = (slug: string) => {
    const organization = github.state.organization('acme');
    return organization && github.state.team(organization, slug);
  };
  const company: Company = {
    github,
    repository,
    chronicle,
    files: (declared) => companyFiles(github, declared),
    propose(branch, files, author = 'ana') {
      repository.commit(branch, files, { author });
      return repository.openPull({ head: branch, author });
    },
    plan(pull, event = 'pull_request') {
      // GitHub merges anew before it starts a workflow.
      const payload = repository.eventOf({ pull });
      const workspace = company.checkOut(`refs/pull/${pull}/merge`);
      return company.job('plan', workspace, { event, payload, with: { command: 'plan' } });
    },
    apply: (commit = 'main', event = 'push') =>
      company.job('apply', company.checkOut(commit), { event, with: { command: 'apply', ...asApp(app) } }),
    drift: () =>
      company.job('drift', company.checkOut('main'), {
        event: 'schedule',
        with: { command: 'drift', issue: 'true', ...asApp(app) },
      }),
    job: (kind, workspace, { env = {}, ...more }) =>
      runStep({
        workspace,
        token: github.addWorkflowToken(repository, permissions[kind]),
        env: { GITHUB_API_URL: github.url, ...shifted(), ...env },
        ...more,
      }),
    tip: () =>
      execFileSync('git', ['-C', repository.folder, 'rev-parse', 'main'], { encoding: 'utf8' }).trim(),
    checkOut(ref) {
      const clone = join(temporaryFolder(), 'iam');
      const git = (...args: readonly string[]) => execFileSync('git', args, { stdio: 'pipe' });
      git('clone', '--quiet', '--no-checkout', repository.folder, clone);
      git('-C', clone, 'fetch', '--quiet', 'origin', ref);
      git('-C', clone, 'checkout', '--quiet', '--detach', 'FETCH_HEAD');
      return clone;
    },
    bylaw: (args, environment = {}) =>
      runProgram(company.checkOut('main'), args, {
        ...inherited(),
        ...{ HOME: temporaryFolder(), GIT_CONFIG_NOSYSTEM: '1' },
        ...{ GIT_AUTHOR_NAME: 'Olivia', GIT_AUTHOR_EMAIL: 'olivia@acme.example' },
        ...{ GITHUB_API_URL: github.url, GITHUB_REPOSITORY: 'acme/iam', GITHUB_TOKEN: github.token },
        ...shifted(),
        ...environment,
      }),
    join: (slug, login) => teamOf(slug)?.members.set(github.state.someone(login).id, 'member'),
    team(slug) {
      return [...(teamOf(slug)?.members.keys() ?? [])]
        .map((id) => github.state.accounts.get(id)?.login ?? '')
        .sort();
    },
    comments: (number) =>
      [...repository.hosted.comments.values()]
        .filter(({ issue }) => issue === number)
        .map(({ body }) => body),
    check(pull) {
      const commit = repository.hosted.pulls.get(pull)?.head.sha;
      return [...repository.hosted.checkRuns.values()]
        .filter((run) => run.name === 'Bylaw: access plan' && run.commit === commit)
        .at(-1)?.conclusion;
    },
    async entries() {
      const { stdout, stderr } = await company.bylaw(['log', '--json', '--limit', '100']);
      if (stdout === '') throw new Error(stderr);
      return JSON.parse(stdout).entries.map(({ entry }: { readonly entry: LedgerEntry }) => entry);
    },
  };
  return company;
}

function asApp({ id, installation, privateKey }: AddedApp): Readonly<Record<string, string>> {
  return {
    'app-id': String(id),
    'app-installation-id': String(installation),
    'app-private-key': privateKey,
  };
}
