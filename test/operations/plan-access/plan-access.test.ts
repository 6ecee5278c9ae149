import { expect, test } from 'vitest';
import type { EvaluatedAccess, Plan, PlanSection } from '../../../src/plan/plan.ts';
import { renderPlanHtml } from '../../../src/report/html/render-plan-html.ts';
import { renderPlanMarkdown } from '../../../src/report/render-plan-markdown.ts';
import { renderPlanText } from '../../../src/report/render-plan-text.ts';
import { invitedDora } from '../invited-dora.ts';
import { type Library, members, openLibrary, policy, start, team } from '../library.ts';

const desk = 'organizations/library/desk.yaml';
const stacks = 'organizations/library/stacks.yaml';
const lend = 'organizations/library/lend-books.yaml';

function accessIn(plan: Plan | undefined): EvaluatedAccess {
  const access = plan?.sections[0]?.access;
  if (access?.status !== 'evaluated') throw new Error(`not evaluated: ${access?.reason}`);
  return access;
}

/** `+ member/ana books:lend from …`, losses with `-`, what stays with `=`. */
function told({ changes, stays }: EvaluatedAccess): readonly string[] {
  const sign = { gained: '+', wider: '+', unknown: '?', other: '~', narrower: '-', lost: '-' } as const;
  return [
    ...changes.map(({ kind, principals, actions, from, until }) =>
      [sign[kind], principals.join(','), actions.join(','), from && `from ${from}`, until && `until ${until}`]
        .filter(Boolean)
        .join(' '),
    ),
    ...stays.map(({ principals, actions }) => `= ${principals.join(',')} ${actions.join(',')}`),
  ];
}

async function applied(files: Readonly<Record<string, string>> = start): Promise<Library> {
  const library = await openLibrary(files);
  await library.apply();
  return library;
}

async function toldBy(library: Library, request: Parameters<Library['plan']>[0] = {}) {
  return told(accessIn((await library.plan(request)).plan));
}

test('nothing changed: nothing is told, and nothing is missing', async () => {
  const library = await applied();
  expect(accessIn((await library.plan()).plan)).toEqual({
    ...{ status: 'evaluated', system: 'memory', notes: [] },
    ...{ changes: [], stays: [], causes: [], forecast: [] },
    counts: { gain: 0, lose: 0, differ: 0, unknown: 0, stay: 0 },
  });
});

test('a first plan tells all that is new; one of more than 1,000 principals says why it does not', async () => {
  const library = await openLibrary();
  const first = accessIn((await library.plan()).plan);
  expect(first.counts).toEqual({ gain: 3, lose: 0, differ: 0, unknown: 0, stay: 0 });
  const many = Array.from(
    { length: 1000 },
    (_, at) => `  - {name: m${at}, email: m${at}@library.example}\n`,
  ).join('');
  const crowd = `apiVersion: bylaw/v1\nkind: MemberList\nitems:\n${many}`;
  library.edit({ 'organizations/library/crowd.yaml': crowd });
  const section = (await library.plan()).plan?.sections[0];
  expect(section?.access).toEqual({
    status: 'notEvaluated',
    reason: expect.stringContaining('all access of 1,003 principals is new'),
  });
  expect(section?.approvals).toEqual({ status: 'evaluated', needed: [] });
});

test('who moves between teams loses and gains, with the lines that say so', async () => {
  const library = await applied();
  library.edit({
    [desk]: team('desk', ['cleo'], 'bindings: [librarian]'),
    [stacks]: team('stacks', ['ben']),
  });
  const access = accessIn((await library.plan()).plan);
  expect(told(access)).toEqual(['+ member/cleo books:lend', '- member/ben books:lend']);
  const [gained] = access.changes;
  expect(gained?.example).toMatchObject({ principal: 'member/cleo', before: 'deny', after: 'allow' });
  expect(gained?.routes[0]?.steps.map(({ is, name, at }) => [is, name, at?.file, at?.start.line])).toEqual([
    ['team', 'team/desk', desk, 4],
    ['role', 'role/librarian', desk, 5],
    ['policy', 'policy/lend-books@1', 'organizations/library/roles.yaml', 6],
    ['statement', 'statement 1', lend, 5],
  ]);
  expect(access.causes).toMatchObject([
    { of: 'team/desk', change: 'changed', gain: 1, lose: 1 },
    // It leads nowhere, and no condition reads who is in it.
    { of: 'team/stacks', change: 'changed', gain: 0, lose: 0 },
  ]);
});

test('what stands in no file any longer is told without a line, and never with that of what stands there now', async () => {
  const library = await applied();
  const file = 'organizations/library/members.yaml';
  library.edit({
    [desk]: team('desk', [], 'bindings: [librarian]'),
    [file]: (start[file] ?? '').replace('cleo@library.example', 'cleo@library.example, role: director'),
  });
  const { changes, stays } = accessIn((await library.plan()).plan);
  const lost = changes.find(({ kind }) => kind === 'lost')?.routes[0];
  const lines = [lost, stays[0]?.gone, stays[0]?.through[0]].map((route) =>
    route?.steps.map(({ name, at }) => [name, at && `${at.file}:${at.start.line}`]),
  );
  expect(lines).toEqual([
    [
      ['team/desk', undefined],
      ['role/librarian', `${desk}:4`],
      ['policy/lend-books@1', 'organizations/library/roles.yaml:6'],
      ['statement 1', `${lend}:5`],
    ],
    [['role/reader', undefined]],
    [['role/director', `${file}:6`]],
  ]);
  const against = accessIn((await library.plan({ against: 'HEAD~1' })).plan);
  const [gone] = against.stays[0]?.gone.steps ?? [];
  expect([gone?.name, gone?.at?.start.line]).toEqual(['role/reader', 6]);
});

test('a part of a plan tells what that part changes', async () => {
  const library = await applied();
  library.edit({
    [desk]: team('desk', ['cleo'], 'bindings: [librarian]'),
    [stacks]: team('stacks', ['ben']),
  });
  const only = ['team-member:library/desk/cleo'];
  expect(await toldBy(library, { only })).toEqual(['+ member/cleo books:lend']);
  expect(await toldBy(library, { holdRemovals: true })).toEqual(['+ member/cleo books:lend']);
});

test('an edited policy is told by what it says; where only the rest is applied, by what it said', async () => {
  const library = await applied();
  library.edit({
    [lend]: policy('lend-books', 'books:buy'),
    [desk]: team('desk', ['cleo'], 'bindings: [librarian]'),
  });
  expect(await toldBy(library)).toEqual(['+ member/cleo books:buy', '- member/ben books:lend']);
  const only = ['team-member:library/desk/cleo'];
  expect(await toldBy(library, { only })).toEqual(['+ member/cleo books:lend']);
  await library.apply({ only });
  expect(await toldBy(library)).toEqual(['+ member/cleo books:buy', '- member/ben,member/cleo books:lend']);
});

test('a role that pins an older version of a policy is not touched by an edit of it', async () => {
  const pinned = start['organizations/library/roles.yaml']?.replace('lend-books', 'lend-books@1') ?? '';
  const library = await applied();
  library.edit({ 'organizations/library/roles.yaml': pinned });
  await library.apply();
  library.edit({ [lend]: policy('lend-books', 'books:buy') });
  const access = accessIn((await library.plan()).plan);
  expect(told(access)).toEqual([]);
  expect(access.causes).toMatchObject([{ of: expect.stringContaining('policy/lend-books'), changes: [] }]);
});

test('a new name changes nothing for whoever has it, or is in it', async () => {
  const library = await applied();
  const renamed = team('counter', ['ben'], 'previously: [desk]', 'bindings: [librarian]');
  library.edit({ [desk]: renamed });
  expect(await toldBy(library)).toEqual([]);
});

test('whoever is suspended loses all; what the target alone holds is told as it is there', async () => {
  const library = await applied();
  const place = 'team-member:library/desk/cleo';
  library.system.entries({ organization: 'library', target: 'catalogue' }).set(place, { role: 'member' });
  const members = start['organizations/library/members.yaml'] ?? '';
  library.edit({
    'organizations/library/members.yaml': members.replace('{name: cleo,', '{name: cleo, status: suspended,'),
  });
  expect(await toldBy(library)).toEqual(['- member/cleo books:lend,books:read']);
});

test('what starts later is told from then on, and foreseen within the horizon', async () => {
  const library = await applied();
  const visit = '{member: cleo, starts: 2026-09-10, expires: 2026-09-20}';
  library.edit({ [desk]: team('desk', ['ben', visit], 'bindings: [librarian]') });
  library.clock.now = '2026-09-01T00:00:00Z';
  const period = 'from 2026-09-10T00:00:00Z until 2026-09-21T00:00:00Z';
  const { plan } = await library.plan();
  expect(told(accessIn(plan))).toEqual([`+ member/cleo books:lend ${period}`]);
  const foreseen = (access: EvaluatedAccess) => access.forecast.map(({ at }) => at);
  expect(foreseen(accessIn(plan))).toEqual(['2026-09-10T00:00:00Z']);
  await library.apply();
  const later = accessIn((await library.plan({ horizon: 'P30D' })).plan);
  expect(told(later)).toEqual([]);
  expect(foreseen(later)).toEqual(['2026-09-10T00:00:00Z', '2026-09-21T00:00:00Z']);
  expect(foreseen(accessIn((await library.plan({ horizon: 'P0D' })).plan))).toEqual([]);
  await expect(library.plan({ horizon: 'soon' })).rejects.toMatchObject({ code: 'access/not-a-horizon' });
});

test('compared with a revision both sides are as declared; offline as recorded', async () => {
  const library = await applied();
  library.edit({ [desk]: team('desk', ['cleo'], 'bindings: [librarian]') });
  const moved = ['+ member/cleo books:lend', '- member/ben books:lend'];
  expect(await toldBy(library, { against: 'HEAD~1' })).toEqual(moved);
  expect(await toldBy(library, { offline: true })).toEqual(moved);
  expect(await toldBy(library, { against: 'HEAD' })).toEqual([]);
});

test('what is told has no part in what is applied', async () => {
  const library = await applied();
  library.edit({ [desk]: team('desk', ['cleo'], 'bindings: [librarian]') });
  const { plan } = await library.plan();
  if (plan === undefined) throw new Error('no plan');
  const untold = plan.sections.map(
    (section): PlanSection => ({ ...section, access: { status: 'notEvaluated', reason: 'left out' } }),
  );
  const result = await library.apply({ planText: JSON.stringify({ ...plan, sections: untold }) });
  expect(result.status).toBe('applied');
});

const asked = `apiVersion: bylaw/v1
kind: Guardrail
name: lending
description: Whoever comes to lend books does so with the director's word
approval:
  gains: {actions: ["books:lend"]}
  by: [member/ada]
`;

test('whose approval a plan needs goes by what it gives, and by the files applied last too', async () => {
  const rule = 'organizations/library/lending.yaml';
  const library = await applied({ ...start, [rule]: asked });
  const needed = async () => {
    const approvals = (await library.plan()).plan?.sections[0]?.approvals;
    if (approvals?.status !== 'evaluated') throw new Error('not evaluated');
    return approvals.needed;
  };
  expect(await needed()).toEqual([]);
  library.edit({ [desk]: team('desk', ['ben', 'cleo'], 'bindings: [librarian]') });
  const [approval, ...others] = await needed();
  expect(others).toEqual([]);
  expect(approval).toMatchObject({
    guardrail: 'lending',
    askedBy: ['base', 'head'],
    by: ['member/ada'],
    count: 1,
  });
  expect(approval?.because).toMatchObject([{ principals: ['member/cleo'] }]);
  library.edit({ [rule]: null });
  expect(await needed()).toMatchObject([{ guardrail: 'lending', askedBy: ['base'] }]);
  library.edit({ [desk]: team('desk', [], 'bindings: [librarian]'), [rule]: asked });
  expect(await needed()).toEqual([]);
});

test('who is to be invited, or was and has not accepted, is named: they count as if they had', async () => {
  const { library } = await invitedDora();
  const file = 'organizations/library/members.yaml';
  const notes = async () => accessIn((await library.plan()).plan).notes;
  const grown = (who: string) => members('ada', 'ben', 'cleo', 'dora', who);
  library.edit({ [file]: grown('eli') });
  expect(await notes()).toEqual([
    '`member/eli` is to be invited, and counts as if they had accepted',
    '`member/dora` was invited and has not accepted, and counts as if they had accepted',
  ]);
  const { plan } = await library.plan();
  if (plan === undefined) throw new Error('no plan');
  for (const text of [renderPlanText(plan), renderPlanMarkdown(plan), renderPlanHtml(plan)])
    expect(text).toContain('to be invited');
});
