import { openPullRequestReader } from '../../src/pull-requests/github/open-reader.ts';
import { openPullRequestWriter } from '../../src/pull-requests/github/open-writer.ts';
import { repositoryName } from '../../src/pull-requests/github/repository-name.ts';
import { emulatorPerTest } from '../github-emulator/emulator-per-test.ts';
import type { EmulatedRepository } from '../github-emulator/hosting/emulated-repository.ts';
import type { EmulatorOptions } from '../github-emulator/options.ts';
import type { GithubEmulator } from '../github-emulator/start-github-emulator.ts';
import type { Permissions } from '../github-emulator/state.ts';

const usual: Permissions = { checks: 'write', contents: 'read', pull_requests: 'write' };

/** A repository with one open pull request on an emulator for each test, and the host of pull requests on top. */
export function emulatedHost(options: EmulatorOptions = {}) {
  const { github } = emulatorPerTest(options);
  return {
    github,
    /** `head` is the commit that #1 proposes; `told` is what the writer says of its own accord. */
    begin(permissions: Permissions = usual) {
      const { repository, head } = furnish(github());
      const token = github().addWorkflowToken(repository, permissions);
      return { repository, head, token, ...open(github(), { GITHUB_TOKEN: token }) };
    },
    /** As somebody else. */
    open: (token: string) => open(github(), { GITHUB_TOKEN: token }),
    /** As an app that is installed in the organization. */
    openApp(permissions: Permissions = usual) {
      const { id, installation, privateKey } = github().addApp('acme', permissions);
      return open(github(), {
        GITHUB_APP_ID: String(id),
        GITHUB_APP_INSTALLATION_ID: String(installation),
        GITHUB_APP_PRIVATE_KEY: privateKey,
      });
    },
  };
}

function furnish(github: GithubEmulator): { readonly repository: EmulatedRepository; readonly head: string } {
  github.state.addTeam('acme', 'core', {
    members: { ana: 'member', bob: 'member', carla: 'member' },
    repositories: { iam: 'push' },
  });
  const repository = github.host('acme/iam');
  repository.commit('main', { 'a.yaml': 'a\n' });
  const head = repository.commit('grant', { 'a.yaml': 'b\n' }, { author: 'ana' });
  repository.openPull({ head: 'grant', author: 'ana' });
  return { repository, head };
}

function open(github: GithubEmulator, credentials: Readonly<Record<string, string>>) {
  const told: string[] = [];
  const context = {
    repository: repositoryName('acme/iam', 'GITHUB_REPOSITORY'),
    environment: { GITHUB_API_URL: github.url, ...credentials },
    now: () => github.clock.now(),
    wait: (milliseconds: number) => github.clock.wait(milliseconds),
    progress: { step: (text: string) => void told.push(text) },
  };
  return { told, context, reader: openPullRequestReader(context), writer: openPullRequestWriter(context) };
}
