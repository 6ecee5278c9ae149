import { expect, test } from 'vitest';
import { emulatorPerTest } from '../github-emulator/emulator-per-test.ts';
import { githubTarget } from '../operations/github-library.ts';
import { checkedOut } from './access-files.ts';
import { type Job, runStep } from './runner.ts';

const { github } = emulatorPerTest({ start: new Date().toISOString() });

function files(description: string): Readonly<Record<string, string>> {
  return {
    'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
    'organizations/acme/organization.yaml': `apiVersion: bylaw/v1
kind: Organization
name: acme
---
${githubTarget(github(), 'manages: [team]\n')}---
apiVersion: bylaw/v1
kind: Team
name: writers
description: ${description}
`,
  };
}

test("an organization is managed with what it is managed with, never with the job's token; drift is told", async () => {
  const repository = github().host('acme/iam');
  repository.commit('main', files('Write.'));
  const token = github().addWorkflowToken(repository, { contents: 'read', issues: 'write' });
  const granted = { members: 'write', organization_administration: 'write', contents: 'write' } as const;
  const app = github().addApp('acme', granted);
  const workspace = checkedOut(repository, 'main');
  const managed = {
    'app-id': String(app.id),
    'app-installation-id': String(app.installation),
    'app-private-key': app.privateKey,
  };
  const step = (given: NonNullable<Job['with']>) =>
    runStep({ workspace, token, env: { GITHUB_API_URL: github().url }, with: given });
  const alone = await step({ command: 'apply' });
  expect([alone.code, alone.stdout]).toEqual([1, expect.stringContaining('provider/no-credentials')]);
  expect(alone.stdout).toMatch(/BYLAW_APP_CLIENT_ID.*BYLAW_APP_PRIVATE_KEY.*`access`.*`target-token`/);
  expect(github().log).toEqual([]);

  const applied = await step({ command: 'apply', ...managed });
  expect([applied.code, applied.outputs.standing]).toEqual([0, 'applied']);
  expect(applied.stdout.replace(/^::add-mask::.*$/gm, '')).not.toContain(app.privateKey.split('\n')[1]);
  const issued = [...github().state.tokens.values()].filter(({ name }) => name.startsWith('bylaw-'));
  // No contents of any repository, and of what only the settings need no more than to read.
  const narrow = { members: 'write', metadata: 'read', organization_administration: 'read' };
  expect(issued.map(({ permissions }) => permissions)).toEqual([narrow]);
  const users = new Set(github().log.map(({ token: used }) => used));
  expect([...users].filter((name) => name !== undefined)).toHaveLength(1);

  const none = await step({ command: 'drift', ...managed });
  expect([none.code, none.outputs]).toEqual([0, { changes: '0', standing: 'fine', 'exit-code': '0' }]);
  const writers = github().state.organization('acme')?.teams.values().next().value;
  if (writers !== undefined) writers.description = 'Read.';
  const drifted = await step({ command: 'drift', 'target-token': github().token, issue: 'true' });
  expect(drifted.outputs['issue-url']).toMatch(/^http.*\/issues\/\d+$/);
  expect([...repository.hosted.issues.values()].map(({ state }) => state)).toEqual(['open']);
  expect([drifted.code, drifted.outputs.changes, drifted.outputs.standing]).toEqual([1, '1', 'drift']);
  expect(drifted.summary).toContain('## Drift');
  const tolerated = await step({ command: 'drift', 'target-token': github().token, 'fail-on': 'never' });
  expect(tolerated.code).toBe(0);
});
