import { describe, expect, test } from 'vitest';
import { accessDiff } from '../../../src/operations/access/access-diff.ts';
import { accessNoNew } from '../../../src/operations/access/access-no-new.ts';
import { validate } from '../../../src/operations/validate.ts';
import { providers } from '../../../src/providers/registry.ts';
import { renderAccessDiffReportMarkdown } from '../../../src/report/access-diff/render-access-diff-report-markdown.ts';
import { renderAccessDiffReportText } from '../../../src/report/access-diff/render-access-diff-report-text.ts';
import { renderNoNewMarkdown } from '../../../src/report/access-diff/render-no-new-markdown.ts';
import { renderNoNewText } from '../../../src/report/access-diff/render-no-new-text.ts';
import { worstFirst } from '../../../src/report/findings-of.ts';
import { renderAccessDiffHtml } from '../../../src/report/html/render-access-diff-html.ts';
import { findings } from '../authorship/guarded-library.ts';
import { cloneLibrary, type Library, openLibrary, start, target, team } from '../library.ts';

const ruleFile = 'organizations/library/rule.yaml';
const stacks = 'organizations/library/stacks.yaml';

/** Nobody but the desk lends books, and the director. */
const rule = (...more: readonly string[]) =>
  [
    'apiVersion: bylaw/v1',
    'kind: Guardrail',
    'name: lending',
    ...more,
    'forbid: {principals: ["*"], actions: ["books:lend"], unless: {teams: [desk, board]}}',
    '',
  ].join('\n');

const files = {
  ...start,
  'organizations/library/target.yaml': target('', 'catalogue', 'directory'),
  'organizations/library/board.yaml': team('board', ['ada']),
};
const guarded = { ...files, [ruleFile]: rule() };
/** Cleo lends. */
const lending = { [stacks]: team('stacks', ['cleo'], 'bindings: [librarian]') };

async function broken(library: Library, request = {}): Promise<readonly string[]> {
  const found = await findings(library, request);
  return found
    .filter(({ code }) => code.startsWith('guardrail/'))
    .map(({ severity, code, message }) => `${severity} ${code} ${/`([^`]+)`/.exec(message)?.[1]}`);
}

const cleoLends = 'error guardrail/forbidden-access member/cleo';

describe('what is applied is held against guardrails', () => {
  test('from the first apply on', async () => {
    const library = await openLibrary({ ...guarded, ...lending });
    expect(await broken(library)).toEqual([cleoLends]);
    expect((await library.apply()).status).toBe('refused');
    library.edit({ [stacks]: start[stacks] ?? '' });
    expect((await library.apply()).status).toBe('applied');
  });

  test('before it is committed, and offline', async () => {
    const library = await openLibrary(guarded);
    expect((await library.apply()).status).toBe('applied');
    expect(await broken(library)).toEqual([]);
    library.write(lending);
    expect(await broken(library)).toEqual([cleoLends]);
    expect(await broken(library, { offline: true })).toEqual([cleoLends]);
  });

  test('where the guardrail was taken out since, however many commits ago', async () => {
    const library = await openLibrary(guarded);
    await library.apply();
    const base = library.git('rev-parse', 'HEAD');
    library.edit({ [ruleFile]: null }, 'Take it out');
    library.edit({ 'README.md': '# Nothing\n' });
    library.edit(lending, 'Lend');
    expect(await broken(library)).toEqual([cleoLends]);
    expect(await broken(library, { against: base })).toEqual([cleoLends]);
    // Of the newest commit alone nothing is to be seen: that is not what it is compared with.
    expect(await broken(library, { against: 'HEAD~1' })).toEqual([]);
    expect((await library.apply()).status).toBe('refused');
  });

  test('also where a saved plan, or a choice of changes, leaves out the guardrail', async () => {
    const library = await openLibrary(guarded);
    await library.apply();
    library.edit({ [ruleFile]: null, ...lending });
    const [change = ''] = await library.planned();
    const { status, refusals } = await library.apply({ only: [change.replace(/^\w+ /, '')] });
    expect(status).toBe('refused');
    expect(refusals.join()).toMatch(/member\/cleo/);
  });

  test('where an apply has nothing to do, so that it does not become the base', async () => {
    const library = await openLibrary(guarded);
    await library.apply();
    library.edit({ [ruleFile]: rule('severity: warning'), ...lending });
    expect((await library.apply()).status).toBe('refused');
    library.edit({ [stacks]: start[stacks] ?? '' });
    // What it says of guardrails counts from here on.
    expect((await library.apply()).status).toBe('applied');
    library.edit(lending);
    expect(await broken(library)).toEqual([cleoLends.replace('error', 'warning')]);
    expect((await library.apply()).status).toBe('applied');
  });

  test('by the clock: an exemption ends', async () => {
    const exempt = 'exempt: [{principal: member/cleo, reason: an evening, expires: 2026-09-10}]';
    const library = await openLibrary({ ...files, ...lending, [ruleFile]: rule(exempt) });
    expect(await broken(library)).toEqual([]);
    expect((await library.apply()).status).toBe('applied');
    library.clock.now = '2026-09-11T00:00:00Z';
    const stands = cleoLends.replace('error', 'warning');
    const expired = 'warning guardrail/expired-exemption member/cleo';
    expect(await broken(library)).toEqual([expired, stands]);
    const { diagnostics } = await validate(library.session());
    expect(diagnostics.map(({ code }) => code)).toContain('guardrail/forbidden-access');

    // Whoever is to lose or to gain something else does not wait for it.
    const desk = 'organizations/library/desk.yaml';
    library.edit({ [desk]: team('desk', ['ada'], 'bindings: [librarian]') });
    const [first] = (await findings(library)).filter(({ code }) => code === 'guardrail/forbidden-access');
    expect(first).toMatchObject({
      severity: 'warning',
      message: expect.stringMatching(/already so before this change/),
    });
    expect((await library.apply()).status).toBe('applied');

    // Nobody waits an exemption out to get more.
    const rolesFile = 'organizations/library/roles.yaml';
    library.edit({ [rolesFile]: `${start[rolesFile]}  - {name: buyer, permissions: ["books:buy"]}\n` });
    expect((await library.apply()).status).toBe('applied');
    library.edit({ [stacks]: team('stacks', ['cleo'], 'bindings: [librarian, buyer]') });
    expect(await broken(library)).toEqual([expired, cleoLends]);
    expect((await library.apply()).status).toBe('refused');
    library.edit({ [stacks]: team('stacks', ['cleo', 'ben'], 'bindings: [librarian]') });
    // What is given to her team might be given to her, so that she is an error again; Ben, who is new, stands first.
    const both = await findings(library);
    expect(
      worstFirst(both).map(({ severity, message }) => `${severity} ${/`([^`]+)`/.exec(message)?.[1]}`),
    ).toEqual(['error member/ben', 'error member/cleo', 'warning member/cleo']);
    library.edit({ [stacks]: start[stacks] ?? '' });
    expect(await broken(library)).toEqual([expired]);
    expect((await library.apply()).status).toBe('applied');
    library.edit(lending);
    expect(await broken(library)).toEqual([expired, cleoLends]);
  });

  test('of what was so before a guardrail came the guardrail is shown', async () => {
    const library = await openLibrary({ ...files, ...lending });
    await library.apply();
    const shown = async () =>
      (await findings(library))
        .filter(({ code }) => code === 'guardrail/forbidden-access')
        .map(({ message, at, related = [] }) => [
          /\([^)]*\)$/.exec(message)?.[0],
          ...[at, ...related.map((each) => each.at)].map(
            (place) => place && `${place.file}:${place.start.line}`,
          ),
        ]);
    library.edit({ [ruleFile]: rule('severity: warning') });
    const steps = ['stacks.yaml:4', 'stacks.yaml:5', 'roles.yaml:6', 'lend-books.yaml:5'];
    const ways = steps.map((each) => `organizations/library/${each}`);
    expect(await shown()).toEqual([['(so before there was the guardrail)', `${ruleFile}:3`, ...ways]]);
    expect((await library.apply()).status).toBe('applied');
    library.edit({ [ruleFile]: rule().replace('["books:lend"]', '["books:lend", "books:buy"]') });
    expect(await shown()).toEqual([['(so before the guardrail was changed)', `${ruleFile}:3`, ...ways]]);
  });

  test('by the clock: what was not applied while it was let pass is refused afterwards', async () => {
    const exempt = 'exempt: [{principal: member/cleo, reason: an evening, expires: 2026-09-10}]';
    const library = await openLibrary({ ...files, [ruleFile]: rule(exempt) });
    expect((await library.apply()).status).toBe('applied');
    library.edit({ ...lending, 'organizations/library/board.yaml': team('board', ['ada', 'ben']) });
    const only = { only: ['team-member:library/board/ben'] };
    expect((await library.apply(only)).status).toBe('applied');
    library.clock.now = '2026-09-11T00:00:00Z';
    expect(await broken(library)).toEqual(['warning guardrail/expired-exemption member/cleo', cleoLends]);
    expect((await library.apply()).status).toBe('refused');
  });
});

describe('where the files that were applied last cannot be read', () => {
  test('a plan is refused that has guardrails, and says what to do', async () => {
    const library = await openLibrary(guarded);
    await library.apply();
    library.edit({ 'README.md': '# Nothing\n' });
    const shallow = await cloneLibrary(library, '--depth', '1');
    shallow.git('fetch', '--quiet', 'origin', 'bylaw/ledger:bylaw/ledger');
    const found = await findings(shallow);
    expect(found).toMatchObject([
      {
        code: 'guardrail/base-not-known',
        severity: 'error',
        hint: 'fetch the whole history: `git fetch --unshallow`, in CI `fetch-depth: 0`',
      },
    ]);
    shallow.edit({ [ruleFile]: null });
    expect(await findings(shallow)).toMatchObject([
      { code: 'guardrail/base-not-known', severity: 'warning' },
    ]);
  });

  test('nobody takes guardrails out while what was applied has errors', async () => {
    // The version that is asked knows none of the provider that was used then.
    const foundAfter = async (before: Readonly<Record<string, string>>, more = '') => {
      const library = await openLibrary({ ...before, 'organizations/library/target.yaml': target(more) });
      expect((await library.apply()).status).toBe('applied');
      library.edit({
        'organizations/library/target.yaml': files['organizations/library/target.yaml'],
        ...(ruleFile in before ? { [ruleFile]: null } : {}),
      });
      const { plan } = await library.plan({}, { providers });
      return plan?.sections.flatMap((section) => section.findings);
    };
    expect(await foundAfter(guarded)).toMatchObject([
      {
        code: 'guardrail/base-not-known',
        severity: 'error',
        message: 'whether the files applied last had guardrails, which have errors, nobody can say here',
      },
    ]);
    expect(await foundAfter(files)).toEqual([]);
    // Nor does a protection pass so.
    expect(await foundAfter(files, 'protected: [member/ben]')).toMatchObject([
      { code: 'guardrail/base-not-known', severity: 'error' },
    ]);
  });
});

test('what makes a guardrail hold less is new access in the making', async () => {
  const library = await openLibrary(guarded);
  const weakened = async () => {
    const report = await accessNoNew(library.session(), { range: 'HEAD~1' });
    return {
      ...report,
      said: report.organizations.flatMap((each) => each.weakened.map(({ message }) => message)),
    };
  };
  library.edit({ [ruleFile]: null });
  const removed = await weakened();
  expect(removed.said).toEqual(['guardrail `lending` is removed']);
  expect(removed.found).toBe(0);
  expect(renderNoNewText(removed)).toContain('guardrail `lending` is removed\n\n');
  expect(renderNoNewText(removed)).toContain('1 guardrail or guard would hold less than before.\n');
  expect(renderNoNewText(removed)).toContain("  --allow 'guardrail/lending'\n");
  expect(renderNoNewMarkdown(removed)).toContain(
    '### Guardrails and guards that would hold less\n\n- library: ',
  );
  const diff = await accessDiff(library.session(), { range: 'HEAD~1' });
  expect(diff.organizations.map((each) => each.weakened)).toEqual([removed.said]);
  const text = renderAccessDiffReportText(diff);
  expect(text).toContain(
    "library (directory): nobody's access changes; 1 guardrail or guard would hold less than",
  );
  expect(text).toContain(
    '  guardrails and guards that would hold less\n    ! guardrail `lending` is removed\n',
  );
  const markdown = renderAccessDiffReportMarkdown(diff);
  expect(markdown).toContain('1 guardrail or guard would hold less than before');
  expect(markdown).toContain(
    '**guardrails and guards that would hold less**\n\n- guardrail `lending` is removed',
  );
  const html = renderAccessDiffHtml(diff);
  expect(html).toContain('<h1>1 guardrail or guard would hold less than before</h1>');
  expect(html).toContain('Guardrails and guards that would hold less');
  library.edit({ [ruleFile]: rule() });
  expect((await weakened()).said).toEqual([]);
  library.edit({ [ruleFile]: rule('description: Books stay where they are') });
  expect((await weakened()).said).toEqual([]);
  library.edit({ [ruleFile]: rule('severity: warning') });
  expect((await weakened()).said).toEqual(['guardrail `lending` is changed']);
});
