import { expect, test } from 'vitest';
import { accessDiff } from '../../../src/operations/access/access-diff.ts';
import { accessNoNew } from '../../../src/operations/access/access-no-new.ts';
import { renderAccessDiffReportMarkdown } from '../../../src/report/access-diff/render-access-diff-report-markdown.ts';
import { renderAccessDiffReportText } from '../../../src/report/access-diff/render-access-diff-report-text.ts';
import { renderNoNewMarkdown } from '../../../src/report/access-diff/render-no-new-markdown.ts';
import { renderNoNewText } from '../../../src/report/access-diff/render-no-new-text.ts';
import { renderAccessDiffHtml } from '../../../src/report/html/render-access-diff-html.ts';
import { type Library, members, openLibrary, start, target, team } from '../library.ts';

const folder = 'organizations/library';
const targetFile = `${folder}/target.yaml`;
const github = (more: string) => target(`coordinates: {organization: library}\n${more}`, 'github', 'github');
const roles = (custom: string) => `apiVersion: bylaw/v1
kind: RoleList
items:
  - {name: director, permissions: ["*"]}
  - {name: reader, permissions: ["books:read"]}
  - {name: librarian, policies: [lend-books]}
  - {name: keeper, github: {customRepositoryRole: ${custom}}}
`;

async function unjudged(library: Library, allow: readonly string[] = []): Promise<readonly string[]> {
  const report = await accessNoNew(library.session(), { range: 'HEAD~1..HEAD', allow });
  expect(report.found).toBe(0);
  return report.organizations.flatMap((each) =>
    each.unjudged.map(({ of, message, at }) => `${of}: ${message} ${at?.file}:${at?.start.line}`),
  );
}

test('a target that gives something else by its own settings is told with its line, and counts as new', async () => {
  const library = await openLibrary({
    ...start,
    [targetFile]: github('settings: {defaultRepositoryPermission: read}'),
  });
  library.edit({ [targetFile]: github('settings: {defaultRepositoryPermission: admin}') });
  const said = 'target/github: `settings.defaultRepositoryPermission` changes from `read` to `admin`';
  expect(await unjudged(library)).toEqual([`${said} ${targetFile}:6`]);
  expect(await unjudged(library, ['target/github'])).toEqual([]);
  expect(await unjudged(library, ['target/other'])).toHaveLength(1);

  const found = await accessNoNew(library.session(), { range: 'HEAD~1..HEAD' });
  expect(renderNoNewText(found)).toContain('1 change is not compared and may give new access.');
  expect(renderNoNewText(found)).not.toContain('No new access');
  expect(renderNoNewText(found)).toMatch(/document changes:\n {2}--allow 'target\/github'\n$/);
  expect(renderNoNewMarkdown(found)).toMatch(
    /^## What may give new access\n[\s\S]*defaultRepositoryPermission/,
  );
  const diff = await accessDiff(library.session(), { range: 'HEAD~1..HEAD' });
  const headline = '1 change not compared, which counts as new access';
  for (const text of [
    renderAccessDiffReportText(diff),
    renderAccessDiffReportMarkdown(diff),
    renderAccessDiffHtml(diff),
  ]) {
    expect(text).toContain('defaultRepositoryPermission');
    expect(text).toContain(headline);
    expect(text).not.toMatch(/nobody.s access changes/i);
  }
  expect(renderAccessDiffHtml(diff)).toContain(`<h1>${headline}</h1>`);
});

test.each([
  ['coordinates: {organization: elsewhere}', '`coordinates.organization` changes'],
  ['coordinates: {organization: library, toString: a}', '`coordinates.toString` changes'],
  ['coordinates: {organization: library}\nmode: strict', '`mode` changes from `additive` to `strict`'],
  ['coordinates: {organization: library}\nenabled: false', '`enabled` changes from `true` to `false`'],
  ['coordinates: {organization: library}\nmanages: [team]', '`manages` changes'],
  ['coordinates: {organization: library}\nnotify: {webhook: "https://x.example/"}', '`notify` changes'],
])('%s', async (after, message) => {
  const library = await openLibrary({ ...start, [targetFile]: github('') });
  library.edit({ [targetFile]: target(after, 'github', 'github') });
  expect((await unjudged(library)).map((each) => each.replace(/ organizations.*/, ''))).toEqual([
    `target/github: ${message}`,
  ]);
});

test('a target that comes is told, one that says the same in other words is not', async () => {
  const library = await openLibrary();
  const second = `${folder}/second.yaml`;
  library.edit({ [second]: github('') });
  expect(await unjudged(library)).toEqual([`target/github: the target is added ${second}:1`]);
  const same = 'description: Where the code is\nmode: additive\nenabled: true';
  library.edit({ [second]: github(same).replace('name: github', 'name: code\npreviously: [github]') });
  expect(await unjudged(library)).toEqual([]);
  library.edit({ [second]: null });
  expect(await unjudged(library)).toEqual([`target/code: the target is removed ${second}:1`]);
});

test('who comes to hold a role that GitHub alone knows is told, once, and by name', async () => {
  const rolesFile = `${folder}/roles.yaml`;
  const desk = `${folder}/desk.yaml`;
  const keeping = 'bindings: [{role: keeper, on: ["krn:library:github:{org_id}:repository/shelf"]}]';
  const library = await openLibrary({
    ...start,
    [rolesFile]: roles('triage'),
    [desk]: team('desk', ['ben'], keeping),
  });
  const line = `${rolesFile}:7`;
  library.edit({ [rolesFile]: roles('everything') });
  expect(await unjudged(library)).toEqual([
    `role/keeper: \`member/ben\` comes to hold \`everything\` of GitHub ${line}`,
  ]);
  // Elsewhere in the files, the same for the same person.
  library.edit({ [desk]: team('desk', []), [`${folder}/stacks.yaml`]: team('stacks', ['ben'], keeping) });
  expect(await unjudged(library)).toEqual([]);
  library.edit({ [`${folder}/upper.yaml`]: team('upper', ['ada'], 'parent: stacks') });
  expect(await unjudged(library, ['member/ada *'])).toEqual([
    `role/keeper: \`member/ada\` comes to hold \`everything\` of GitHub ${line}`,
  ]);
  library.edit({ [`${folder}/upper.yaml`]: null });
  expect(await unjudged(library)).toEqual([]);
});

test('security settings of the organization count where they ask for less', async () => {
  const file = `${folder}/organization.yaml`;
  const library = await openLibrary();
  const plainly = start[file] ?? '';
  library.edit({
    [file]: `${plainly}settings: {requireMfa: true}\n`,
    [`${folder}/members.yaml`]: members('ada', 'ben', 'cleo'),
  });
  expect(await unjudged(library)).toEqual([]);
  library.edit({ [file]: `${plainly}settings: {requireMfa: false}\n` });
  expect(await unjudged(library)).toEqual([
    `organization/library: \`settings.requireMfa\` changes from \`true\` to \`false\` ${file}:7`,
  ]);
});

test('who comes to maintain a team may let others in there, be it for the first time or for longer', async () => {
  const desk = `${folder}/desk.yaml`;
  const library = await openLibrary({ ...start, [targetFile]: github(''), [desk]: team('desk', ['ben']) });
  const maintained = (who: string) => team('desk', [], `maintainers: [${who}]`);
  const said = (who: string) => `team/desk: ${who} to maintain it, and may let others in there ${desk}:4`;
  library.edit({ [desk]: maintained('ben') });
  expect(await unjudged(library)).toEqual([said('`member/ben` comes')]);
  expect(await unjudged(library, ['team/desk'])).toEqual([]);
  library.edit({ [desk]: maintained('ben, ada') });
  expect(await unjudged(library)).toEqual([]);
  library.edit({ [desk]: maintained('{member: ben, expires: 2026-12-31, reason: leave}') });
  expect(await unjudged(library)).toEqual([said('`member/ben` comes')]);
  library.edit({ [desk]: team('desk', ['ben']) });
  expect(await unjudged(library)).toEqual([]);
  // The directory knows no maintainers.
  library.edit({ [targetFile]: github('enabled: false') });
  library.edit({ [desk]: maintained('ben') });
  expect(await unjudged(library)).toEqual([]);
});

test('who has another account is somebody new, under another name nobody is', async () => {
  const [membersFile, desk] = [`${folder}/members.yaml`, `${folder}/desk.yaml`];
  const people = start[membersFile] ?? '';
  const ben = (account: string, name = 'name: ben') =>
    people.replace('{name: ben,', `{${name}, identities: {github: {login: ${account}}},`);
  const desked = (who: string) =>
    team(
      'desk',
      [],
      `maintainers: [${who}]`,
      'bindings: [{role: keeper, on: ["krn:library:github:{org_id}:repository/shelf"]}]',
    );
  const library = await openLibrary({
    ...start,
    [targetFile]: github(''),
    [`${folder}/roles.yaml`]: roles('triage'),
    [membersFile]: ben('ben-gh'),
    [desk]: desked('ben'),
  });
  const said = async () => {
    const { organizations } = await accessNoNew(library.session(), { range: 'HEAD~1..HEAD' });
    return organizations.flatMap((each) => each.unjudged.map(({ of, message }) => `${of}: ${message}`));
  };
  library.edit({ [membersFile]: ben('ben-gh', 'name: benno, previously: [ben]'), [desk]: desked('benno') });
  expect(await said()).toEqual([]);
  library.edit({ [membersFile]: ben('mallory', 'name: benno, previously: [ben]') });
  expect(await said()).toEqual([
    'role/keeper: `member/benno` comes to hold `triage` of GitHub',
    'team/desk: `member/benno` comes to maintain it, and may let others in there',
  ]);
});
