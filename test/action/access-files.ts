import { execFileSync } from 'node:child_process';
import { temporaryFolder } from '../git/scratch-repository.ts';
import type { EmulatedRepository } from '../github-emulator/hosting/emulated-repository.ts';
import type { GithubEmulator } from '../github-emulator/start-github-emulator.ts';
import { refundOrganization } from '../refund-access.ts';

/** An organization of which `support` may pay back, and changes of that need somebody of `security`. */
export function accessFiles(
  github: GithubEmulator,
  support: string,
  more = '',
  security = 'bob',
): Readonly<Record<string, string>> {
  const people = ['olivia', 'ana', 'bob', 'carla'].map((login) => github.state.someone(login));
  return {
    'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
    'organizations/acme/organization.yaml': refundOrganization(people, { support, security, more }),
  };
}

/** People, and the repository with `main` and a branch `grant` that lets ana pay back. */
export function hostAccess(github: GithubEmulator) {
  github.state.addTeam('acme', 'core', {
    members: { ana: 'member', bob: 'member', carla: 'member' },
    repositories: { iam: 'push' },
  });
  const repository = github.host('acme/iam');
  repository.commit('main', accessFiles(github, 'carla'));
  repository.commit('grant', accessFiles(github, 'carla, ana'), { author: 'ana' });
  return repository;
}

/** A fresh clone at a commit or ref, as `actions/checkout` leaves it. */
export function checkedOut({ folder }: Pick<EmulatedRepository, 'folder'>, ref: string): string {
  const clone = `${temporaryFolder()}/iam`;
  const git = (...args: readonly string[]) => execFileSync('git', args, { stdio: 'pipe' });
  git('clone', '--quiet', folder, clone);
  git('-C', clone, 'fetch', '--quiet', 'origin', ref);
  git('-C', clone, 'checkout', '--quiet', 'FETCH_HEAD');
  return clone;
}
