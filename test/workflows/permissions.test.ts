import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { drift } from '../../src/operations/drift/drift.ts';
import { publishDrift } from '../../src/operations/drift/publish-drift.ts';
import { reviewPullRequest } from '../../src/operations/pull-requests/review-pull-request.ts';
import { type Session, silent } from '../../src/operations/session.ts';
import { temporaryFolder } from '../git/scratch-repository.ts';
import { emulatedIssues } from '../issues/emulated-issues.ts';
import { catalogue, openLibrary } from '../operations/library.ts';
import { root } from './our-workflows.ts';

const { github, begin } = emulatedIssues();

type Level = 'read' | 'write';

/** What the job of a workflow asks for, by the names that the emulator has. */
function permissionsOf(path: string): Readonly<Record<string, Level>> {
  const { jobs } = parse(readFileSync(join(root, '.github/workflows', path), 'utf8'));
  const [{ permissions }] = Object.values(jobs) as [{ permissions: Record<string, Level> }];
  return Object.fromEntries(
    Object.entries(permissions).map(([scope, level]) => [scope.replaceAll('-', '_'), level]),
  );
}

const files = (description: string) => ({
  'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
  'organizations/acme/organization.yaml': `apiVersion: bylaw/v1\nkind: Organization\nname: acme\ndescription: ${description}\n`,
});

/** A review of a pull request by a job that has these permissions. */
function review(permissions: Readonly<Record<string, Level>>) {
  const repository = github().host('acme/iam');
  repository.commit('main', files('before'));
  repository.commit('change', files('after'), { author: 'ana' });
  const number = repository.openPull({ head: 'change', author: 'ana' });
  const cwd = `${temporaryFolder()}/iam`;
  execFileSync('git', ['clone', '--quiet', '--branch=change', repository.folder, cwd]);
  const { clock, url } = github();
  const session: Session = {
    cwd,
    environment: {
      GITHUB_API_URL: url,
      GITHUB_REPOSITORY: 'acme/iam',
      GITHUB_TOKEN: github().addWorkflowToken(repository, permissions),
    },
    now: () => clock.now(),
    progress: silent,
    wait: (milliseconds) => clock.wait(milliseconds),
  };
  return reviewPullRequest(session, { number, comment: true, check: true });
}

const plan = permissionsOf('bylaw-plan.yml');

test('what the job of a pull request may is enough', async () => {
  const { unpublished, pullRequest } = await review(plan);
  expect(unpublished).toBeUndefined();
  expect(pullRequest.published).toMatchObject({ comment: 'created', checkUrl: expect.any(String) });
});

test.each([
  ['checks', 'read'],
  ['pull_requests', 'read'],
] as const)('and is not with %s: %s', async (scope, level) => {
  const { unpublished } = await review({ ...plan, [scope]: level });
  expect(unpublished).toMatchObject({ code: 'provider/forbidden' });
});

test.each([
  [permissionsOf('bylaw-drift.yml'), 'opened'],
  [{ ...permissionsOf('bylaw-drift.yml'), issues: 'read' }, 'provider/forbidden'],
] as const)('drift with %j: %s', async (permissions, ended) => {
  const { token } = begin(permissions);
  const environment = {
    GITHUB_API_URL: github().url,
    GITHUB_REPOSITORY: 'acme/iam',
    GITHUB_TOKEN: token,
  };
  const library = await openLibrary(undefined, environment);
  await library.apply();
  library.system.entries(catalogue).delete('team-member:library/desk/ben');
  const found = await drift(library.session(), {});
  const published = await publishDrift(library.session(), found, {}).then(
    ({ is }) => is,
    ({ code }) => code,
  );
  expect(published).toBe(ended);
});
