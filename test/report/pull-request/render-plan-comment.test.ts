import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostic/diagnostic.ts';
import { planCheck } from '../../../src/report/pull-request/plan-check.ts';
import { renderPlanComment } from '../../../src/report/pull-request/render-plan-comment.ts';
import type { ReviewedPlan } from '../../../src/report/pull-request/reviewed-plan.ts';
import { fc } from '../../properties.ts';
import { change as accessChange, diffOf } from '../access-diff/sample-diff.ts';
import { change, planOf, section } from '../orchestra-plan.ts';

/** What GitHub takes of a comment, and of the summary of a check, with the mark that a comment is found by. */
const limit = 65_535 - 100;
const evaluated = { status: 'evaluated', needed: [] } as const;

function reviewed(more: Partial<ReviewedPlan> = {}): ReviewedPlan {
  const plan = planOf(section({ approvals: evaluated }));
  return {
    number: 12,
    head: 'a'.repeat(40),
    base: { ref: 'main', commit: 'b'.repeat(40) },
    diagnostics: [],
    plan,
    notes: [],
    approvals: [],
    unplanned: [],
    ...more,
  };
}

function error(message: string, file = 'a.yaml'): Diagnostic {
  const at = { file, start: { line: 3, column: 1 }, end: { line: 3, column: 9 } };
  return { code: 'model/unknown-role', severity: 'error', message, at };
}

const approval = {
  organization: 'orchestra',
  target: 'directory',
  counted: [
    {
      needed: {
        guardrail: 'privileged-gains',
        askedBy: ['base', 'head'] as const,
        by: ['team/security', 'member/cleo'],
        count: 2,
        because: [],
      },
      given: [{ principal: 'member/bob', account: 3, login: 'bob' }],
      missing: 1,
      uncounted: [{ login: 'carla', because: 'other-commit' as const }],
    },
  ],
};

test('a plan of nothing says so, and that it may be merged', () => {
  expect(renderPlanComment(reviewed())).toMatchInlineSnapshot(`
    "## ✅ Access plan: no changes

    What is declared is what \`main\` declares: merging this gives nobody anything, and takes nothing from anybody.

    <sub>pull request 12 at \`aaaaaaaaaaaa\`, compared with \`main\` at \`bbbbbbbbbbbb\`; evaluated at 2026\\-11\\-22T09:00:00Z; change digest \`dddddddddddd\`</sub>
    "
  `);
  expect(planCheck('Bylaw', reviewed())).toMatchObject({ conclusion: 'success', title: 'no changes' });
});

test('says whose approval is there, whose is missing and whose does not count', () => {
  const text = renderPlanComment(reviewed({ approvals: [approval] }));
  expect(text.split('\n\n').slice(0, 3)).toMatchInlineSnapshot(`
    [
      "## ⏳ Access plan: needs approval",
      "**Approvals**",
      "- ⏳ **1 missing:** 2 approvals of \`team/security\` or \`member/cleo\`, as guardrail \`privileged-gains\` asks. Approved by \`member/bob\` (\`bob\`). \`carla\` does not count: approved another commit than the newest.",
    ]
  `);
  expect(planCheck('Bylaw', reviewed({ approvals: [approval] }))).toMatchObject({
    conclusion: 'action-required',
    title: 'missing: 1 approval of team/security or member/cleo',
  });
});

test('what nobody could evaluate is not fine', () => {
  const plan = planOf(section());
  expect(planCheck('Bylaw', reviewed({ plan })).conclusion).toBe('action-required');
});

test('what no target tells of and nobody is asked about is not fine', () => {
  const unasked = ['acme', '@everyone'];
  const left = reviewed({ plan: planOf(), unplanned: unasked, unasked });
  expect(renderPlanComment(left)).toContain('**Not looked at:** `acme` and `@everyone`, which change');
  expect(planCheck('Bylaw', left)).toMatchObject({
    conclusion: 'neutral',
    title: 'nobody is asked about: acme, @everyone',
  });
});

test('errors are told one by one, and nothing of access', () => {
  const { plan: _, ...without } = reviewed({ diagnostics: [error('role `x` is not declared')] });
  expect(renderPlanComment(without)).toMatchInlineSnapshot(`
    "## ❌ Access plan: the files have errors

    Nothing of this can be planned or applied.

    **1 error**

    - \`model/unknown-role\` \`a.yaml:3\` role \`x\` is not declared

    <sub>pull request 12 at \`aaaaaaaaaaaa\`, compared with \`main\` at \`bbbbbbbbbbbb\`</sub>
    "
  `);
  expect(planCheck('Bylaw', without)).toMatchObject({
    conclusion: 'failure',
    title: '1 error',
    annotations: [
      { path: 'a.yaml', startLine: 3, endLine: 3, level: 'failure', title: 'model/unknown-role' },
    ],
  });
});

test('access that changes is told at the line that it comes by, of files that change', () => {
  const access = {
    status: 'evaluated',
    system: 'directory',
    notes: [],
    ...diffOf([accessChange()]),
  } as const;
  const changes = [
    change({
      action: 'create',
      address: 'binding:orchestra/team/strings#0a1b2c3d4e',
      provenance: { file: 'organizations/acme/access.yaml', document: 0, path: '/bindings/0' },
    }),
  ];
  const check = planCheck(
    'Bylaw',
    reviewed({ plan: planOf(section({ access, changes, approvals: evaluated })) }),
  );
  expect(check.annotations).toMatchInlineSnapshot(`
    [
      {
        "endLine": 10,
        "level": "notice",
        "message": "+ member/ana gains billing:refund",
        "path": "organizations/acme/access.yaml",
        "startLine": 10,
        "title": "access changes",
      },
    ]
  `);
});

const text = fc
  .tuple(
    fc.constantFrom('$', '@ana ', '<b>', '|', '`', '```\n', 'www.', '漢', 'a', '#1 '),
    fc.constantFrom(1, 3, 600),
  )
  .map(([part, times]) => part.repeat(times));

test('all of it fits, however much there is of it', () => {
  fc.assert(
    fc.property(text, text, fc.integer({ min: 1, max: 900 }), (one, other, times) => {
      const counted = approval.counted.map((each) => ({
        ...each,
        needed: { ...each.needed, guardrail: one, by: [other] },
        given: [{ principal: `member/${one}`, account: 1, login: other }],
        uncounted: [{ login: one, because: 'author' as const }],
      }));
      const diagnostics = Array.from({ length: times }, () => error(one, other));
      const base = { ref: other, commit: 'b'.repeat(40) };
      const approvals = Array.from({ length: times }, () => ({ ...approval, organization: one, counted }));
      const changes = diagnostics.map(({ message }, index) =>
        change({ action: 'create', address: `team:o/${index}${other}`, after: { message } }),
      );
      const access = {
        status: 'evaluated',
        system: one,
        notes: [],
        ...diffOf(changes.map(() => accessChange({ principals: [one], privileged: true }))),
      } as const;
      const plan = planOf(section({ changes, access, approvals: evaluated }));
      const { plan: _, ...broken } = reviewed({ diagnostics, approvals, base, notes: diagnostics });
      for (const body of [
        renderPlanComment(broken),
        renderPlanComment({ ...broken, diagnostics: [], plan }),
      ]) {
        expect(Buffer.byteLength(body)).toBeLessThan(limit);
        expect(body.split('<details>').length).toBe(body.split('</details>').length);
        expect(body).toMatch(/<\/sub>\n$/);
      }
    }),
    { numRuns: 8 },
  );
});
