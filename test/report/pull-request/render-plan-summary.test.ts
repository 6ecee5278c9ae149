import { expect, test } from 'vitest';
import { renderPlanSummary } from '../../../src/report/pull-request/render-plan-summary.ts';
import { change, planOf, section } from '../orchestra-plan.ts';
import { reviewedSamples } from './reviewed-samples.ts';

const changes = Array.from({ length: 5_000 }, (_, index) =>
  change({ action: 'create', address: `team:orchestra/t${index}`, after: { name: `t${index}` } }),
);

test('has room for every one of 5,000 changes, and never for more than a step may write', () => {
  const [sample] = Object.values(reviewedSamples);
  const plan = planOf(section({ changes }));
  const whole = renderPlanSummary({ ...(sample as NonNullable<typeof sample>), plan });
  expect(whole).toContain('`team:orchestra/t4999`');
  expect(whole).not.toContain('not shown');
  const less = renderPlanSummary({ diagnostics: [], notes: [], plan }, 100_000);
  expect(Buffer.byteLength(less)).toBeLessThanOrEqual(100_000);
  expect(less).toMatch(/… and [\d,]+ more: see/);
});

test('of files with errors it says where', () => {
  const diagnostics = reviewedSamples['files with errors']?.diagnostics ?? [];
  expect(renderPlanSummary({ diagnostics, notes: [] })).toContain('`organizations/acme/a.yaml:3`');
});
