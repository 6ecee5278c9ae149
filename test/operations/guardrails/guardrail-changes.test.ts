import { expect, test } from 'vitest';
import { auditShow } from '../../../src/operations/audit-show.ts';
import { log } from '../../../src/operations/log.ts';
import { isEmptyPlan } from '../../../src/report/count-changes.ts';
import { describeEntry } from '../../../src/report/describe-entry.ts';
import { renderPlanHtml } from '../../../src/report/html/render-plan-html.ts';
import { renderApplyText } from '../../../src/report/render-apply-text.ts';
import { renderAuditShowText } from '../../../src/report/render-audit-show-text.ts';
import { renderPlanMarkdown } from '../../../src/report/render-plan-markdown.ts';
import { renderPlanText } from '../../../src/report/render-plan-text.ts';
import { type Library, openLibrary, start, target, team } from '../library.ts';

const ruleFile = 'organizations/library/rule.yaml';
const files = {
  ...start,
  'organizations/library/target.yaml': target('', 'catalogue', 'directory'),
  'organizations/library/board.yaml': team('board', ['ada']),
};

function rule(name: string, ...more: readonly string[]): string {
  return ['apiVersion: bylaw/v1', 'kind: Guardrail', `name: ${name}`, ...more, ''].join('\n');
}

const forbids = 'forbid: {principals: ["*"], actions: ["books:lend"], unless: {teams: [desk, board]}}';

async function planned(library: Library) {
  const { plan } = await library.plan();
  if (plan === undefined) throw new Error('no plan');
  const said = plan.sections.flatMap(({ guardrails }) =>
    (guardrails.changes ?? []).map(({ change, message }) => `${change}: ${message}`),
  );
  return { plan, said };
}

test('a change of guardrails alone is told wherever a plan is, and apply says that they count', async () => {
  const library = await openLibrary({ ...files, [ruleFile]: rule('lending', forbids) });
  await library.apply();
  expect((await planned(library)).said).toEqual([]);
  library.edit({
    [ruleFile]: rule('lending', 'severity: warning', forbids),
    'organizations/library/authors.yaml': rule('authors', 'authorHolds: true', 'severity: warning'),
  });
  const { plan, said } = await planned(library);
  expect(said).toEqual([
    'added: guardrail `authors` is added (authorHolds, warning)',
    'weakened: guardrail `lending` is changed: it may hold less',
  ]);
  const sentence = '2 guardrails change (1 removed or may hold less): applying records it';
  expect(isEmptyPlan(plan)).toBe(false);
  const text = renderPlanText(plan);
  expect(text).toContain(`Plan: 0 to create, 0 to update, 0 to delete. ${sentence}`);
  expect(text).toContain(
    '+ guardrail `authors` is added (authorHolds, warning) (organizations/library/authors.yaml:3:7)',
  );
  expect(text).toContain('! guardrail `lending` is changed: it may hold less');
  expect(text).toContain(sentence);
  const markdown = renderPlanMarkdown(plan);
  expect(markdown).toMatch(/^## Guardrails change\n/);
  expect(markdown).toContain('guardrail `lending` is changed');
  expect(markdown).not.toContain('Access in');
  const html = renderPlanHtml(plan);
  expect(html).toContain('<h1>Guardrails change</h1>');
  expect(html).toContain('Guardrails and guards that change');
  expect(html).toContain('Guardrails: none is broken');
  let asked = 0;
  const result = await library.apply({ confirm: async () => ++asked > 0 });
  expect(asked).toBe(1);
  expect(result.status).toBe('applied');
  const told = renderApplyText(result);
  expect(told).toContain(
    'note: 2 guardrails were changed (lending may hold less, authors added): recorded, from here on those of this commit count',
  );
  expect(told).toMatch(/ {2}entry 4 result [0-9a-f]{7}\n\nApplied\.\n$/);
  expect((await planned(library)).said).toEqual([]);
});

test('the ledger tells which guardrails an apply changed, also beside changes of access', async () => {
  const library = await openLibrary({ ...files, [ruleFile]: rule('lending', forbids) });
  await library.apply();
  library.edit({ [ruleFile]: rule('lending', 'severity: warning', forbids) });
  await library.apply();
  library.edit({
    [ruleFile]: null,
    'organizations/library/board.yaml': team('board', ['ada', 'ben']),
  });
  await library.apply();
  const { entries } = await log(library.session());
  expect(entries.map(({ entry }) => [entry.kind, describeEntry(entry)])).toEqual([
    ['result', '1 applied, guardrails: lending removed'],
    ['intent', 'team-member:library/board/ben, guardrails: lending removed'],
    ['result', 'guardrails: lending may hold less'],
    ['result', '16 applied'],
    ['intent', '16 changes'],
    ['publish', 'lend-books@1'],
  ]);
  const shown = renderAuditShowText(await auditShow(library.session(), { entry: '4' }));
  expect(shown).toContain('guardrails\n  ! guardrail `lending` is changed: it may hold less');
  expect(library.git('log', '-1', '--format=%s', 'bylaw/ledger')).toBe(
    'Result 6: library/catalogue, 1 applied, 1 guardrail changed',
  );
});

test('a saved plan of guardrails alone records them', async () => {
  const library = await openLibrary({ ...files, [ruleFile]: rule('lending', forbids) });
  await library.apply();
  library.edit({ [ruleFile]: rule('lending', 'severity: warning', forbids) });
  const { plan } = await planned(library);
  const result = await library.apply({ planText: JSON.stringify(plan) });
  expect(result.status).toBe('applied');
  expect((await planned(library)).said).toEqual([]);
});

test('of those taken out, made stricter, named otherwise or described otherwise each is told as what it is', async () => {
  const exempt = 'exempt: [{principal: member/cleo, reason: an evening, expires: 2026-09-10}]';
  const library = await openLibrary({ ...files, [ruleFile]: rule('lending', forbids, exempt) });
  await library.apply();
  const after = async (text: string | null) => {
    library.edit({ [ruleFile]: text });
    const { said } = await planned(library);
    library.git('reset', '--hard', '--quiet', 'HEAD~1');
    return said;
  };
  expect(await after(null)).toEqual(['removed: guardrail `lending` is removed (was forbid, error)']);
  expect(await after(rule('lending', forbids))).toEqual([
    'changed: guardrail `lending` is changed, and holds all that it held (forbid, error)',
  ]);
  expect(await after(rule('lending', forbids, exempt, 'description: Who lends'))).toEqual([]);
  expect(await after(rule('lends', 'previously: [lending]', forbids, exempt))).toEqual([]);
  expect(await after(rule('lending', forbids, exempt.replace('09-10', '09-20')))).toEqual([
    'weakened: guardrail `lending` now exempts `member/cleo` until 2026-09-20 instead of 2026-09-10: it may hold less',
  ]);
});
