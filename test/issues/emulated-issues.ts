import { openIssueWriter } from '../../src/issues/github/open-issue-writer.ts';
import { emulatorPerTest } from '../github-emulator/emulator-per-test.ts';
import type { Permissions } from '../github-emulator/state.ts';

/** A repository on an emulator for each test, and what opens issues in it. */
export function emulatedIssues() {
  const { github } = emulatorPerTest();
  function open(token: string) {
    const told: string[] = [];
    const writer = openIssueWriter({
      repository: { owner: 'acme', name: 'iam' },
      environment: { GITHUB_API_URL: github().url, GITHUB_TOKEN: token },
      now: () => github().clock.now(),
      wait: (milliseconds: number) => github().clock.wait(milliseconds),
      progress: { step: (text: string) => void told.push(text) },
    });
    return { told, writer };
  }
  return {
    github,
    open,
    begin(permissions: Permissions = { issues: 'write' }) {
      github().state.addTeam('acme', 'core', { members: { ana: 'member' }, repositories: { iam: 'push' } });
      const repository = github().host('acme/iam');
      repository.commit('main', { 'a.yaml': 'a\n' });
      const token = github().addWorkflowToken(repository, permissions);
      return { repository, token, ...open(token) };
    },
    /** Issues, oldest first, then what was said under them. */
    shown(): readonly string[] {
      const { hosted } = github().host('acme/iam');
      return [
        ...[...hosted.issues.values()].map(
          ({ number, state, title, body }) => `#${number} ${state} ${title}: ${body}`,
        ),
        ...[...hosted.comments.values()].map(({ issue, body }) => `#${issue} ${body}`),
      ];
    },
  };
}
