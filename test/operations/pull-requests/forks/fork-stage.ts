import { execFileSync } from 'node:child_process';
import { type Session, silent } from '../../../../src/operations/session.ts';
import { temporaryFolder } from '../../../git/scratch-repository.ts';
import type { CommitWish } from '../../../github-emulator/hosting/commit-files.ts';
import type { EmulatedRepository } from '../../../github-emulator/hosting/emulated-repository.ts';
import type { GithubEmulator } from '../../../github-emulator/start-github-emulator.ts';
import { refundOrganization } from '../../../refund-access.ts';

type Files = CommitWish['files'];

/** A repository with access as code, and a stranger's fork of it. */
export interface ForkStage {
  readonly repository: EmulatedRepository;
  readonly fork: EmulatedRepository;
  /** Commits to a branch of the fork, and proposes it; gives the number. */
  propose(files: Files, branch?: string): number;
}

export const organizationFile = 'organizations/acme/organization.yaml';
export const bylawFile = 'apiVersion: bylaw/v1\nkind: Repository\n';

/** Who is in `support`, which may give refunds; approvers of that are in `security`. */
export function organization(github: GithubEmulator, support: string, more = ''): string {
  const people = ['olivia', 'ana', 'bob', 'stan'].map((login) => github.state.someone(login));
  return refundOrganization(people, { support, more });
}

export function setForkStage(github: GithubEmulator): ForkStage {
  const repository = github.host('acme/iam');
  repository.commit('main', { 'bylaw.yaml': bylawFile, [organizationFile]: organization(github, 'olivia') });
  const fork = repository.fork('stan');
  return {
    repository,
    fork,
    propose(files, branch = 'grant') {
      fork.commit(branch, files, { author: 'stan' });
      return repository.openPull({ head: `stan:${branch}`, author: 'stan' });
    },
  };
}

/** A fresh clone at the default branch, as the trusted workflow has it. */
export function trustedClone({ folder }: EmulatedRepository): string {
  const clone = `${temporaryFolder()}/iam`;
  runGit('.', 'clone', '--quiet', folder, clone);
  return clone;
}

export function runGit(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe' });
}

export function sessionIn(github: GithubEmulator, cwd: string, token: string): Session {
  const { clock, url } = github;
  return {
    cwd,
    environment: {
      ...{ PATH: process.env.PATH, GITHUB_API_URL: url, GITHUB_REPOSITORY: 'acme/iam' },
      ...{ GITHUB_TOKEN: token, BYLAW_GITHUB_TOKEN_ACME: 'of-an-owner' },
    },
    now: () => clock.now(),
    progress: silent,
    wait: (milliseconds) => clock.wait(milliseconds),
  };
}
