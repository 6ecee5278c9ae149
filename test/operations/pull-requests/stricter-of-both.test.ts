import { expect, test } from 'vitest';
import { settingChanges } from '../../../src/model/repository/setting-changes.ts';
import { renderPlanMarkdown } from '../../../src/report/render-plan-markdown.ts';
import { type Library, members, openLibrary, start, target, team } from '../library.ts';

const targetFile = 'organizations/library/target.yaml';
const people = ['ben', 'cleo', 'dora', 'eva', 'finn', 'gus', 'hal', 'ida', 'jan', 'kim'];
const directory = (...more: readonly string[]) => target(more.join('\n'), 'catalogue', 'directory');
const approvers = `apiVersion: bylaw/v1
kind: Guardrail
name: looser-rules
approval:
  gains: {actions: ["bylaw:guardrails.*"]}
  by: [team/desk]
`;

const desk = team('desk', ['ben']);
const all = {
  ...start,
  'organizations/library/members.yaml': members('ada', ...people),
  'organizations/library/desk.yaml': desk,
};
/** Six of eleven go: by what is usual no more than four may. */
const gone = { 'organizations/library/members.yaml': members('ada', ...people.slice(0, 4)) };

async function library(...more: readonly string[]): Promise<Library> {
  return openLibrary({ ...all, [targetFile]: directory(...more) });
}

async function proposed(is: Library, files: Readonly<Record<string, string | null>>) {
  is.edit(files);
  const { plan } = await is.plan({ against: 'HEAD~1', proposedTo: 'main' });
  if (plan === undefined) throw new Error('no plan');
  return {
    plan,
    guards: plan.sections.flatMap(({ guards }) => guards.filter(({ guard }) => guard === 'lost-members')),
  };
}

test.each([
  ['a limit that it loosens', 'guards: {lost-members: {share: 1, floor: 100}}'],
  ['a floor that it raises', 'guards: {lost-members: {floor: 100}}'],
  ['a guard that it allows', 'allow: [{guard: lost-members, reason: they moved}]'],
])('makes no use of %s, and may once that is merged', async (_, looser) => {
  const is = await library('description: Books');
  const loose = { [targetFile]: directory('description: Books', looser) };
  const { plan, guards } = await proposed(is, { ...loose, ...gone });
  expect(guards).toMatchObject([{ guard: 'lost-members', limit: 4, planned: 6 }]);
  expect(guards[0]).not.toHaveProperty('allowed');
  expect(renderPlanMarkdown(plan)).toContain(
    'To allow it: `guards.lost-members` or `allow` in Target `catalogue`, merged before this by a change of its own',
  );
  is.git('reset', '--quiet', '--hard', 'HEAD~1');
  expect((await proposed(is, loose)).guards).toEqual([]);
  const merged = (await proposed(is, gone)).guards;
  expect(merged.filter(({ allowed }) => allowed === undefined)).toEqual([]);
});

test('knows which settings keep less', () => {
  const settings = (trust: 'signed' | 'unsigned') => ({ ledger: { ref: 'refs/heads/bylaw/ledger', trust } });
  expect(settingChanges(settings('signed'), settings('unsigned'))).toMatchObject([{ isLooser: true }]);
  expect(settingChanges(settings('unsigned'), settings('signed'))).toMatchObject([{ isLooser: false }]);
  expect(settingChanges(settings('signed'), settings('signed'))).toEqual([]);
});

test('holds to a limit that it makes stricter, and to an end that it brings forward', async () => {
  const is = await library('guards: {lost-members: {share: 1, floor: 100}}');
  const strict = { [targetFile]: directory('guards: {lost-members: {share: 0.25, floor: 5}}') };
  expect((await proposed(is, { ...strict, ...gone })).guards).toMatchObject([{ guard: 'lost-members' }]);
  const other = await library('allow: [{guard: lost-members, reason: they moved}]');
  const ended = {
    [targetFile]: directory('allow: [{guard: lost-members, reason: they moved, expires: 2020-01-01}]'),
  };
  expect((await proposed(other, { ...ended, ...gone })).guards[0]).not.toHaveProperty('allowed');
});

const repository = (more: string) => `apiVersion: bylaw/v1\nkind: Repository\n${more}`;

test.each([
  [
    'ledger: {ref: bylaw/other}',
    '',
    'names another ledger: `refs/heads/bylaw/other` instead of `refs/heads/bylaw/ledger`',
  ],
  ['ledger: {remote: none}', '', 'asks another remote for the ledger: `none` instead of `the usual one`'],
  [
    'apply: {branch: mine}',
    'apply: {branch: main}',
    'applies another branch: `refs/heads/mine` instead of `refs/heads/main`',
  ],
])('tells of %s in bylaw.yaml, which whoever approves guardrails approves', async (is, was, said) => {
  const from = await openLibrary({
    ...all,
    'bylaw.yaml': repository(was),
    [targetFile]: directory(),
    'organizations/library/rules.yaml': approvers,
  });
  const { plan } = await proposed(from, { 'bylaw.yaml': repository(is) });
  const [section] = plan.sections;
  const message = `\`bylaw.yaml\` ${said}: it may hold less`;
  expect(section?.guardrails.changes).toEqual([
    { guardrail: 'repository/bylaw.yaml', change: 'weakened', message },
  ]);
  expect(section?.approvals).toMatchObject({
    needed: [{ guardrail: 'looser-rules', by: ['team/desk'], because: [{ message }] }],
  });
  expect(plan.ledger.ref).toBe('refs/heads/bylaw/ledger');
  expect(renderPlanMarkdown(plan)).toContain('## Settings of bylaw.yaml change');
});
