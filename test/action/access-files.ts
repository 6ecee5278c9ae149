import { execFileSync } from 'node:child_process';
import { temporaryFolder } from '../git/scratch-repository.ts';
import type { EmulatedRepository } from '../github-emulator/hosting/emulated-repository.ts';
import type { GithubEmulator } from '../github-emulator/start-github-emulator.ts';

/** An organization of which `support` may pay back, and changes of that need somebody of `security`. */
export function accessFiles(
  github: GithubEmulator,
  support: string,
  more = '',
  security = 'bob',
): Readonly<Record<string, string>> {
  const people = ['olivia', 'ana', 'bob', 'carla'].map((login) => {
    const account = github.state.account(login);
    return `  - {name: ${login}, identities: {github: {login: ${login}, id: ${account?.id}}}}`;
  });
  return {
    'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
    'organizations/acme/organization.yaml': `apiVersion: bylaw/v1
kind: Organization
name: acme
---
apiVersion: bylaw/v1
kind: Service
name: billing
actions:
  invoice.read: {}
  refund: {privileged: true}
---
apiVersion: bylaw/v1
kind: MemberList
items:
${people.join('\n')}
---
apiVersion: bylaw/v1
kind: Role
name: refunder
permissions: ["billing:refund"]
assignableTo: [team]
---
apiVersion: bylaw/v1
kind: Team
name: security
members: [${security}]
---
apiVersion: bylaw/v1
kind: Guardrail
name: privileged-gains
approval:
  gains: {actions: ["*"], privileged: true}
  by: [team/security]
---
apiVersion: bylaw/v1
kind: Team
name: support
members: [${support}]
bindings: [refunder]
${more}`,
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
