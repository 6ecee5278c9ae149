import { expect, test } from 'vitest';
import { accessDiff } from '../../../src/operations/access/access-diff.ts';
import { accessNoNew } from '../../../src/operations/access/access-no-new.ts';
import { renderAccessDiffReportText } from '../../../src/report/access-diff/render-access-diff-report-text.ts';
import { renderNoNewText } from '../../../src/report/access-diff/render-no-new-text.ts';
import { renderPlanHtml } from '../../../src/report/html/render-plan-html.ts';
import { renderPlanMarkdown } from '../../../src/report/render-plan-markdown.ts';
import { renderPlanText } from '../../../src/report/render-plan-text.ts';
import { type Library, openLibrary, start, target, team } from '../library.ts';

const targetFile = 'organizations/library/target.yaml';
const desk = 'organizations/library/desk.yaml';
const directory = (...more: readonly string[]) => target(more.join('\n'), 'catalogue', 'directory');
const library = (...more: readonly string[]) => openLibrary({ ...start, [targetFile]: directory(...more) });

async function planned(of: Library) {
  const { plan } = await of.plan();
  if (plan === undefined) throw new Error('no plan');
  const said = plan.sections.flatMap(({ guardrails }) =>
    (guardrails.changes ?? []).map(({ change, message, at }) => `${change} ${at?.start.line}: ${message}`),
  );
  return { plan, said };
}

async function weakened(of: Library, ...allow: readonly string[]): Promise<readonly string[]> {
  const { organizations } = await accessNoNew(of.session(), { range: 'HEAD~1..HEAD', allow });
  return organizations.flatMap((each) => each.weakened.map(({ message }) => message));
}

test('whoever was protected still is when the change that takes it back also takes their access', async () => {
  const is = await library('protected: [member/ben]');
  await is.apply();
  is.edit({ [targetFile]: directory(), [desk]: team('desk', [], 'bindings: [librarian]') });
  const { plan, said } = await planned(is);
  const gone = '`target/catalogue` protects `member/ben` no longer: it may hold less';
  expect(said).toEqual([`weakened 3: ${gone}`]);
  expect(plan.sections.flatMap(({ guards }) => guards.map(({ guard, message }) => [guard, message]))).toEqual(
    [
      [
        'protected-principals',
        '`member/ben` would lose access and must not: taking back a protection counts from the next apply on',
      ],
    ],
  );
  for (const text of [renderPlanText(plan), renderPlanMarkdown(plan), renderPlanHtml(plan)]) {
    expect(text).toMatch(/member\/ben(`|<\/code>) no longer/);
  }
  expect((await is.apply()).status).toBe('refused');
  expect((await is.apply({ allow: ['protected-principals'] })).status).toBe('applied');
});

test('in two applies a protection is taken back, and then the access', async () => {
  const is = await library('protected: [member/ben]');
  await is.apply();
  is.edit({ [targetFile]: directory() });
  const { plan } = await planned(is);
  expect(renderPlanText(plan)).toContain(
    'Guards of 1 target change (1 removed or may hold less): applying records it.',
  );
  expect(renderPlanMarkdown(plan)).toMatch(/^## Guards of targets change\n/);
  expect((await is.apply()).status).toBe('applied');
  const entries = await is.entries();
  expect(entries.at(-1)?.entry.guardrails).toEqual([
    {
      guardrail: 'target/catalogue',
      change: 'weakened',
      message: '`target/catalogue` protects `member/ben` no longer: it may hold less',
    },
  ]);
  is.edit({ [desk]: team('desk', [], 'bindings: [librarian]') });
  expect((await planned(is)).plan.sections.flatMap(({ guards }) => guards)).toEqual([]);
  expect((await is.apply()).status).toBe('applied');
});

test.each([
  [
    'guards: {lost-members: {share: 0.5}}',
    'weakened 6: `target/catalogue`: guard `lost-members` refuses more than 50 % (fewer than 5 never) instead of 25 % (fewer than 5 never), at once: it may hold less',
  ],
  [
    'guards: {gained-teams: {share: 0.1, floor: 0}}',
    'changed 6: `target/catalogue`: guard `gained-teams` refuses more than 10 % (fewer than 0 never) instead of 50 % (fewer than 20 never), at once',
  ],
  [
    'allow: [{guard: rollback, reason: we moved, expires: 2026-12-31}]',
    'weakened 6: `target/catalogue` lets guard `rollback` be passed until 2027-01-01T00:00:00Z: it may hold less',
  ],
  ['protected: [member/ben]', 'changed 6: `target/catalogue` protects `member/ben`'],
  [
    'manages: [member, service-account, token, team, role, zone, organization]',
    'weakened 6: `target/catalogue` manages `service`, `policy` and `settings` no longer, so that what is declared of it is neither given nor taken there: it may hold less',
  ],
  [
    'notify: {command: [node, mail.mjs]}',
    'weakened 6: `target/catalogue` names another `notify`, or none, so that one-time codes of invitations go elsewhere: it may hold less',
  ],
  [
    'mode: strict',
    'changed 6: `target/catalogue` becomes strict, so that what nobody declares is taken there',
  ],
])('%s is told by a plan, and by the others where more may pass', async (more, said) => {
  const is = await library('description: Books');
  await is.apply();
  is.edit({ [targetFile]: directory('description: Books', more) });
  expect((await planned(is)).said).toEqual([said]);
  const isLess = said.startsWith('weakened');
  const message = said.replace(/^\w+ \d+: /, '');
  expect(await weakened(is)).toEqual(isLess ? [message] : []);
  const text = renderAccessDiffReportText(await accessDiff(is.session(), { range: 'HEAD~1..HEAD' }));
  expect(text.includes('1 guardrail or guard would hold less than before')).toBe(isLess);
  if (!isLess) return;
  // Who agrees to what else the document says agrees to no looser guard.
  expect(await weakened(is, 'target/catalogue')).toEqual([message]);
  expect(await weakened(is, 'guards/catalogue')).toEqual([]);
  const found = await accessNoNew(is.session(), { range: 'HEAD~1..HEAD' });
  expect(renderNoNewText(found)).toContain(
    "1 guardrail or guard would hold less than before.\nTo allow that it holds less:\n  --allow 'guards/catalogue'\n",
  );
});

test('another system behind a target is told, and needs whoever agrees to less; its case and pace are no other', async () => {
  const second = 'organizations/library/second.yaml';
  const github = (coordinates: string) =>
    target(`coordinates: {${coordinates}}\nenabled: false`, 'github', 'github');
  const is = await openLibrary({ ...start, [targetFile]: directory(), [second]: github('pace: 5') });
  const said = async (coordinates: string) => {
    is.edit({ [second]: github(coordinates) });
    return (await planned(is)).said.filter((each) => each.includes('names another'));
  };
  await is.apply();
  expect(await said('organization: Library')).toEqual([]);
  expect(await said('organization: museum')).toEqual([
    'weakened 5: `target/github` names another `coordinates`, so that another system may be applied to: it may hold less',
  ]);
});

test('what is taken back in words alone, or under another name, is no change', async () => {
  const is = await library(
    'protected: [member/ben]',
    'guards: {lost-members: {share: 0.25}}',
    'mode: strict',
  );
  await is.apply();
  is.edit({
    [targetFile]: target(
      'protected: [member/benno]\nmode: strict\npreviously: [catalogue]',
      'books',
      'directory',
    ),
    'organizations/library/members.yaml':
      start['organizations/library/members.yaml']?.replace('name: ben,', 'name: benno, previously: [ben],') ??
      '',
    [desk]: team('desk', ['benno'], 'bindings: [librarian]'),
  });
  expect(await weakened(is)).toEqual([]);
  is.edit({ [targetFile]: directory('previously: [books]', 'guards: {lost-members: {share: 0.25}}') });
  expect(await weakened(is)).toEqual([
    '`target/catalogue` is no longer strict, so that what nobody declares stays there: it may hold less',
    '`target/catalogue` protects `member/benno` no longer: it may hold less',
  ]);
});

test('what changes of a target that is disabled stands in the plan of the others', async () => {
  const second = 'organizations/library/second.yaml';
  const github = (permission: string) =>
    target(
      `coordinates: {organization: library}\nenabled: false\nsettings: {defaultRepositoryPermission: ${permission}}`,
      'github',
      'github',
    );
  const is = await openLibrary({ ...start, [targetFile]: directory(), [second]: github('read') });
  await is.apply();
  is.edit({ [second]: github('write') });
  expect((await planned(is)).said).toEqual([
    'changed 7: `target/github`: `settings.defaultRepositoryPermission` changes from `read` to `write`, which counts once it is enabled',
  ]);
  expect(await weakened(is)).toEqual([]);
});

test('where codes of invitations go is told of every target, and once', async () => {
  const notify = (to: string) => `notify: {webhook: "https://${to}.example/"}`;
  const second = 'organizations/library/second.yaml';
  const is = await library(notify('desk'));
  await is.apply();
  is.edit({ [targetFile]: directory('description: Books', notify('desk')) });
  expect(await weakened(is)).toEqual([]);
  is.edit({ [targetFile]: directory(notify('elsewhere')) });
  const elsewhere = '`target/catalogue` names another `notify`';
  expect(await weakened(is)).toEqual([expect.stringContaining(elsewhere)]);
  expect((await is.apply()).status).toBe('applied');
  const last = (await is.entries()).at(-1)?.entry.guardrails;
  expect(last).toEqual([
    expect.objectContaining({ change: 'weakened', message: expect.stringContaining(elsewhere) }),
  ]);
  // A target that comes may send them somewhere as well.
  is.edit({ [second]: target(notify('elsewhere'), 'second', 'directory') });
  expect(await weakened(is)).toEqual([expect.stringContaining('`target/second` names another `notify`')]);
  const disabled = (more: string) =>
    target(`coordinates: {organization: library}\nenabled: false\n${more}`, 'github', 'github');
  is.edit({ [second]: disabled(notify('desk')) });
  await is.apply();
  is.edit({ [second]: disabled(notify('elsewhere')) });
  expect((await planned(is)).said).toEqual([
    expect.stringMatching(/^weakened 7: .target\/github. names another/),
  ]);
  // Told as what is not compared.
  expect(await weakened(is)).toEqual([]);
});

test('what a target comes to manage is told, and what it leaves holds less', async () => {
  const is = await library('manages: [member, team]');
  await is.apply();
  is.edit({ [targetFile]: directory('manages: [team, member, role]') });
  expect((await planned(is)).said).toEqual(['changed 5: `target/catalogue` manages `role`']);
  expect(await weakened(is)).toEqual([]);
  is.edit({ [targetFile]: directory('manages: [role]') });
  const gone =
    'manages `member` and `team` no longer, so that what is declared of it is neither given nor taken there';
  expect(await weakened(is)).toEqual([`\`target/catalogue\` ${gone}: it may hold less`]);
  // It is not known here what all is that another provider can manage.
  const github = (more: string) =>
    target(`coordinates: {organization: library}\nenabled: false\n${more}`, 'github', 'github');
  const second = 'organizations/library/second.yaml';
  is.edit({ [targetFile]: directory(), [second]: github('') });
  await is.apply();
  is.edit({ [second]: github('manages: [member, team]') });
  expect((await planned(is)).said).toEqual([
    'weakened 7: `target/github` manages only `member` and `team`: it may hold less',
  ]);
  expect(await weakened(is)).toEqual([]);
});

test('a protection stays with whom it was of, not with their name', async () => {
  const membersFile = 'organizations/library/members.yaml';
  const people = start[membersFile] ?? '';
  const is = await library('protected: [member/ben]');
  await is.apply();
  // Nothing else changes: not the file of the target.
  is.edit({
    [membersFile]: people.replace(
      '  - {name: ben,',
      '  - {name: ben, id: stranger, email: stranger@library.example}\n  - {name: benno, id: ben,',
    ),
    [desk]: team('desk', ['benno'], 'bindings: [librarian]'),
  });
  const gone = '`target/catalogue` protects `member/benno` no longer: it may hold less';
  expect((await planned(is)).said).toEqual([
    `weakened 5: ${gone}`,
    'changed 5: `target/catalogue` protects `member/ben`',
  ]);
  expect(await weakened(is)).toEqual([gone]);
  // By their address, as all that they hold is told to be somebody else's.
  is.edit({ [membersFile]: people, [desk]: team('desk', ['ben'], 'bindings: [librarian]') });
  expect((await planned(is)).said).toEqual([]);
  is.edit({ [membersFile]: people.replace('ben@library', 'mallory@library') });
  const other =
    '`target/catalogue` protects `member/ben`, who may be somebody else now, by another `email`: it may hold less';
  expect(await weakened(is)).toEqual([other]);
  expect((await planned(is)).said).toEqual([`weakened 5: ${other}`]);
  // Who is known by an account as well, and by the same, has got another address.
  const known = (email: string, login: string) =>
    people.replace(/ben@library[a-z.]*/, `${email}, identities: {github: {login: ${login}}}`);
  is.edit({ [membersFile]: known('ben@library.example', 'ben') });
  is.edit({ [membersFile]: known('benjamin@library.example', 'ben') });
  expect(await weakened(is)).toEqual([]);
  is.edit({ [membersFile]: known('ben@library.example', 'mallory') });
  expect(await weakened(is)).toEqual([other]);
});

test('a first Target document is held against the directory that was implied, committed or not', async () => {
  const { [targetFile]: _, ...implied } = start;
  const is = await openLibrary(implied);
  expect((await is.apply()).status).toBe('applied');
  is.write({
    [targetFile]: target('guards: {lost-members: {share: 1, floor: 100000}}', 'directory', 'directory'),
  });
  const looser = [
    expect.stringMatching(/^weakened 5: `target\/directory`: guard `lost-members` refuses more than 100 %/),
  ];
  expect((await planned(is)).said).toEqual(looser);
  is.commit('Loosen');
  expect((await planned(is)).said).toEqual(looser);
  expect((await is.apply()).status).toBe('applied');
  expect((await planned(is)).said).toEqual([]);
});
