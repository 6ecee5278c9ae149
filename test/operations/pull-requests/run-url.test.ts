import { expect, test } from 'vitest';
import { runUrl } from '../../../src/operations/pull-requests/run-url.ts';
import { renderPlanSummary } from '../../../src/report/pull-request/render-plan-summary.ts';
import { change, planOf, section } from '../../report/orchestra-plan.ts';
import { reviewedSamples } from '../../report/pull-request/reviewed-samples.ts';

const run = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'acme/iam',
  GITHUB_RUN_ID: '42',
};

test('is where the run of a workflow is told of, and nothing but an address', () => {
  expect(runUrl({ environment: run })).toBe('https://github.com/acme/iam/actions/runs/42');
  expect(runUrl({ environment: {} })).toBeUndefined();
  for (const other of [
    { GITHUB_SERVER_URL: 'javascript:alert(1)//' },
    { GITHUB_SERVER_URL: 'https://a) [b](https://c' },
    { GITHUB_REPOSITORY: 'acme/iam) @everyone' },
    { GITHUB_RUN_ID: '42)' },
  ])
    expect(runUrl({ environment: { ...run, ...other } })).toBeUndefined();
});

test('what has no room is said to be there', () => {
  const changes = Array.from({ length: 60 }, (_, index) =>
    change({ action: 'create', address: `team:orchestra/t${index}` }),
  );
  const sample = reviewedSamples.changes as (typeof reviewedSamples)[string];
  const url = runUrl({ environment: run }) as string;
  const reviewed = { ...sample, plan: planOf(section({ changes })), runUrl: url };
  expect(renderPlanSummary(reviewed, 1_600)).toContain(`see [the run](${url}), or \`bylaw plan --against`);
});
