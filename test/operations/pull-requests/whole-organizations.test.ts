import { expect, test } from 'vitest';
import { reviewNames } from '../../../src/operations/pull-requests/review-names.ts';
import { planCheck } from '../../../src/report/pull-request/plan-check.ts';
import { renderPlanComment } from '../../../src/report/pull-request/render-plan-comment.ts';
import type { ReviewedPlan } from '../../../src/report/pull-request/reviewed-plan.ts';
import { standingOf } from '../../../src/report/pull-request/standing-of.ts';
import { type Files, smallFiles } from '../../report/pull-request/look/scene-files.ts';
import { approvalBy, review } from '../../report/pull-request/look/scenes.ts';

const acme = smallFiles();
/** `acme` without its guardrail. */
const unguarded = Object.fromEntries(
  Object.entries(acme).map(([path, text]) => {
    const documents = text.split('---\n').filter((each) => !each.includes('kind: Guardrail'));
    return [path, documents.join('---\n')];
  }),
);
/** The same again by another name, with what else is to stand in it. */
function beta(files: Files, more = ''): Files {
  return Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path !== 'bylaw.yaml')
      .map(([path, text]) => {
        const own = path.endsWith('organization.yaml')
          ? `${text.replace('name: acme', 'name: beta')}${more}`
          : text;
        return [path.replace('acme', 'beta'), own];
      }),
  );
}
const off = '---\napiVersion: bylaw/v1\nkind: Target\nname: directory\nprovider: directory\nenabled: false\n';
const bob = approvalBy(3, 'bob');
/** Whatever of `beta` is not there afterwards is removed. */
const change = (
  before: Files,
  after: Files,
  reviews: Parameters<typeof review>[2] = [],
  organizations?: readonly string[],
) =>
  review(before, after, reviews, {
    ...(organizations === undefined ? {} : { organizations }),
    removed: Object.keys(before).filter((path) => !(path in after)),
  });
const conclusionOf = (reviewed: ReviewedPlan) => planCheck('Bylaw', reviewed).conclusion;

const others = { ...acme, ...beta(unguarded, off) };

test.each<[string, Files, Files]>([
  ['comes', acme, { ...acme, ...beta(acme) }],
  ['comes with no target', acme, others],
  ['goes', { ...acme, ...beta(acme) }, acme],
  ['has no target', others, { ...others, ...beta(smallFiles({ support: 'ana' }), off) }],
])(
  'where an organization %s, whoever approves guardrails in the files before turns the check',
  async (what, before, after) => {
    const reviewed = await change(before, after, [bob]);
    const [asking] = reviewed.approvals.flatMap(({ counted }) => counted);
    expect(asking).toMatchObject({
      needed: { by: ['team/security'] },
      given: [{ login: 'bob' }],
      missing: 0,
    });
    expect(renderPlanComment(reviewed)).toMatch(/organization `beta` (?:is|changes)/);
    expect(conclusionOf(reviewed)).toBe('success');
    if (what !== 'comes') return;
    const wrong = await change(before, after, [approvalBy(4, 'carla')]);
    expect(conclusionOf(wrong)).toBe('action-required');
  },
);

test('an organization that has approvers of its own asks those, and no others', async () => {
  const own = beta(smallFiles({ members: 'olivia ana bob carla dora' }), off);
  const before = { ...acme, ...own };
  const after = {
    ...before,
    'organizations/beta/teams.yaml': 'apiVersion: bylaw/v1\nkind: Team\nname: readers\n',
  };
  const { approvals } = await change(before, after, [bob]);
  expect(approvals).toMatchObject([{ organization: 'beta', target: '*', counted: [{ missing: 0 }] }]);
});

test('where no guardrail says who agrees to that, nobody is waited for, and that stands at the top', async () => {
  const reviewed = await change(unguarded, { ...unguarded, ...beta(acme) });
  expect(standingOf(reviewed)).toBe('neutral');
  expect(planCheck('Bylaw', reviewed)).toMatchObject({
    conclusion: 'neutral',
    title: 'nobody is asked about: beta',
  });
  const comment = renderPlanComment(reviewed);
  expect(comment.split('\n\n').slice(0, 2)).toEqual([
    '## ⚠️ Access plan: no approval is missing, but see below',
    expect.stringMatching(/^\*\*Nobody is asked about\*\* `beta`: `main` has no guardrail/),
  ]);
});

test('a run of some organizations says nothing against the others, and has names of its own', async () => {
  const before = { ...acme, ...beta(unguarded) };
  const grants = beta(smallFiles({ support: 'ana' }));
  const after = {
    ...before,
    ...grants,
    'organizations/acme/people.yaml': acme['organizations/acme/people.yaml'] ?? '',
  };
  const ofAcme = await change(before, after, [], ['acme']);
  expect(conclusionOf(ofAcme)).toBe('success');
  expect(ofAcme.elsewhere).toEqual(['beta']);
  expect(renderPlanComment(ofAcme)).toMatch(
    /^## ✅ Access plan of `acme`: no changes\n[\s\S]*\*\*Not of this run:\*\* `beta`, which changes, too/,
  );
  const gone = await change({ ...acme, ...beta(unguarded) }, acme, [], ['beta']);
  expect(gone).toMatchObject({ unplanned: ['beta'], elsewhere: [] });
  expect(conclusionOf(gone)).toBe('action-required');

  const base = { ref: 'main', isDefault: true };
  const names = [['acme'], ['beta'], ['acme', 'beta']].map((asked) => reviewNames({ base, asked }));
  expect(names.map(({ check }) => check)).toEqual([
    'Bylaw: access plan of acme',
    'Bylaw: access plan of beta',
    'Bylaw: access plan of acme, beta',
  ]);
  expect(new Set(names.map(({ comment }) => comment)).size).toBe(3);
  expect(reviewNames({ base })).toEqual({ comment: 'plan', check: 'Bylaw: access plan' });
  expect(reviewNames({ base: { ref: 'dev' }, asked: ['acme'] }).check).toBe(
    'Bylaw: access plan of acme into dev',
  );
});

test('what apply holds of an organization beside another one is told, whoever approves', async () => {
  const target = (login: string) =>
    `---\napiVersion: bylaw/v1\nkind: Target\nname: github\nprovider: github\ncoordinates: {organization: ${login}}\n`;
  const [path, text = ''] = [
    'organizations/acme/organization.yaml',
    acme['organizations/acme/organization.yaml'],
  ];
  const before = { ...acme, [path]: `${text}${target('acme')}` };
  const beside = async (login: string) =>
    change(before, { ...before, ...beta(unguarded, target(login)) }, [bob]);
  const same = await beside('ACME');
  expect(same.atApply?.waits).toEqual([expect.stringContaining('that is what `acme` manages already')]);
  expect(conclusionOf(same)).toBe('neutral');
  expect(renderPlanComment(same)).toContain('**What apply does not do, whoever approves this:**');
  const other = await beside('acme-labs');
  expect([other.atApply?.waits, conclusionOf(other)]).toEqual([[], 'success']);
});

test('of a target that is enabled it is said that who is there already is not invited', async () => {
  const target = (enabled: boolean) => ({
    ...acme,
    'organizations/acme/target.yaml': `apiVersion: bylaw/v1\nkind: Target\nname: github\nprovider: github\nenabled: ${enabled}\ncoordinates: {organization: acme}\n`,
  });
  const reviewed = await change(target(false), target(true), [bob]);
  const comment = renderPlanComment(reviewed);
  expect(comment).toContain(
    '**Told as if nobody were there yet:** `github` of `acme`, which nobody has read.',
  );
  expect(comment).toContain('are to be invited where they are not there already, and count');
  expect((await change(target(true), target(true))).unread).toEqual([]);
});
