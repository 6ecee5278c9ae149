import { describe, expect, test } from 'vitest';
import { openLibrary, organization, start, target } from '../library.ts';

import {
  applied,
  by,
  denied,
  expectApplied,
  expectRefused,
  findings,
  guarded,
  guardFile,
  guardrail,
  members,
  membersFile,
  rolesFile,
} from './guarded-library.ts';

describe.each(['native', 'isomorphic'])('on the %s backend', (backend) => {
  const environment = { BYLAW_GIT: backend };

  test('who may make a change makes it, and who may not is refused, told why and who may', async () => {
    const library = await applied(guarded, environment);
    const base = library.git('rev-parse', 'HEAD');
    by(library, 'ben', {
      [membersFile]: members({ cleo: 'email: cleo@library.example, bindings: [librarian]' }),
    });
    expect(await denied(library)).toEqual([]);
    await expectApplied(library);
    const commit = by(library, 'cleo', {
      [membersFile]: members({ cleo: 'email: cleo@library.example, role: director' }),
    });
    expect(await denied(library)).toEqual([
      'member/cleo organization.transfer organization/library',
      'member/cleo roles.assign member/cleo',
      'member/cleo roles.assign role/director',
      'member/cleo roles.assign role/librarian',
      'member/cleo roles.assign role/reader',
    ]);
    const owning = (await findings(library)).find(({ message }) => message.includes('an owner'));
    expect(owning).toMatchObject({
      severity: 'error',
      message: `\`member/cleo\` (cleo@library.example), as commit ${commit.slice(0, 12)} claims, without a signature that is known here, makes \`member/cleo\` an owner: that takes \`bylaw:organization.transfer\` on \`krn:library:bylaw:library:organization/library\`, which nothing gives them (guardrail \`authors-hold\`)`,
      at: { file: membersFile },
      hint: `member/ada may make this change; where it is merged already, it takes a pull request that reverts what commit ${commit.slice(0, 12)} did there and another that does it again, both by one of them`,
    });
    await expectRefused(library);
    expect(await denied(library, { against: base })).toContain('member/cleo roles.assign role/director');
  });

  test('who hides their address on GitHub is known by the number of their account, and by nothing else of it', async () => {
    const known = 'email: ada@library.example, role: director, identities: {github: {login: ada, id: 1007}}';
    const disputed = 'email: 1009+x@users.noreply.github.com, role: director';
    const other = 'identities: {github: {login: x, id: 1009}}';
    const people = members({ ada: known, dora: disputed, eve: other });
    const library = await applied({ ...guarded, [membersFile]: people }, environment);
    const asAda = (email: string) => {
      library.write({ 'organizations/library/stacks.yaml': null });
      library.git('commit', '--quiet', '--message', 'Edit', `--author=Ada <${email}>`);
    };
    for (const [email, may] of [
      ['1007+ada@users.noreply.github.com', true],
      ['1007+anything@Users.Noreply.GitHub.com', true],
      ['ada@users.noreply.github.com', false],
      ['1007+ada@users.noreply.github.com.evil.example', false],
      ['1008+ada@users.noreply.github.com', false],
      ['01007+ada@users.noreply.github.com', false],
      // One member has that address, and another that number.
      ['1009+x@users.noreply.github.com', false],
    ] as const) {
      asAda(email);
      expect([email, (await denied(library)).length === 0]).toEqual([email, may]);
      library.git('reset', '--quiet', '--hard', 'HEAD~1');
    }
  });

  test('of several authors each is asked about their own commits', async () => {
    const library = await applied(guarded, environment);
    by(library, 'ada', {
      'organizations/library/desk.yaml': null,
      [membersFile]: members({ dora: 'email: dora@library.example' }),
    });
    by(library, 'cleo', { 'README.md': '# Not asked about\n' });
    expect(await denied(library)).toEqual([]);
    by(library, 'cleo', { 'organizations/library/stacks.yaml': null });
    expect(await denied(library)).toEqual([
      'member/cleo teams.assign member/cleo',
      'member/cleo teams.assign team/stacks',
      'member/cleo teams.edit team/stacks',
    ]);
    by(library, 'ada', {
      'organizations/library/stacks.yaml': start['organizations/library/stacks.yaml'] ?? '',
    });
    expect(await denied(library)).toEqual([]);
    await expectApplied(library);
  });

  test('a merge is asked about what it does itself, and what it drops', async () => {
    const library = await applied(guarded, environment);
    library.git('checkout', '--quiet', '-b', 'side');
    by(library, 'ben', { [membersFile]: members({ eve: 'email: eve@library.example' }) });
    library.git('checkout', '--quiet', 'main');
    by(library, 'ada', { 'organizations/library/stacks.yaml': null });
    const main = library.git('rev-parse', 'HEAD');
    const merge = (...options: readonly string[]) => {
      library.git('merge', '--quiet', '--no-ff', '--no-commit', ...options, 'side');
      library.git('commit', '--quiet', '--message', 'Merge', '--author=cleo <cleo@library.example>');
    };
    merge();
    expect(await denied(library)).toEqual([]);
    // An edit that stands in no other commit.
    library.git('reset', '--quiet', '--hard', main);
    library.git('merge', '--quiet', '--no-ff', '--no-commit', 'side');
    by(
      library,
      'cleo',
      { [membersFile]: members({ eve: 'email: eve@library.example, role: director' }) },
      'Merge',
    );
    expect(await denied(library)).toEqual([
      'member/cleo organization.transfer organization/library',
      'member/cleo roles.assign member/eve',
      'member/cleo roles.assign role/director',
    ]);
    library.git('reset', '--quiet', '--hard', main);
    await expectApplied(library);
    library.git('checkout', '--quiet', 'side');
    library.git('merge', '--quiet', '--strategy=ours', '--no-commit', 'main');
    library.git('commit', '--quiet', '--message', 'Merge', '--author=cleo <cleo@library.example>');
    expect(await denied(library)).toEqual([
      'member/cleo teams.assign member/cleo',
      'member/cleo teams.assign team/stacks',
      'member/cleo teams.edit team/stacks',
    ]);
  });
});

/** An organization of cleo's own beside it. */
const annex = {
  'organizations/annex/organization.yaml': organization('annex')
    .replace('reader, oneOf', 'guest, oneOf')
    .replace('[reader]', '[guest]'),
  'organizations/annex/roles.yaml': `apiVersion: bylaw/v1
kind: RoleList
items: [{name: director, permissions: ["*"]}, {name: guest, permissions: ["bylaw:teams.read"]}]
`,
  'organizations/annex/cleo.yaml': 'apiVersion: bylaw/v1\nkind: Member\nname: cleo\nrole: director\n',
};

test('neither giving it to themselves, nor taking the guardrail out, weakening or exempting helps', async () => {
  const library = await applied();
  const base = library.git('rev-parse', 'HEAD');
  const attempts: readonly Readonly<Record<string, string | null>>[] = [
    { [guardFile]: null },
    { [guardFile]: guardrail('severity: warning') },
    { [guardFile]: guardrail('exempt: [{principal: member/cleo, reason: me, expires: 2030-01-01}]') },
    {
      [guardFile]:
        guarded[guardFile]?.replace('authorHolds: true', 'limit: {actions: ["*"], holders: {max: 9}}') ?? '',
    },
    { [membersFile]: members({ cleo: 'email: ada@library.example', ada: 'role: director' }) },
    {
      [membersFile]: members({
        ada: 'email: cleo@library.example, role: director',
        cleo: 'email: ada@library.example',
      }),
    },
    annex,
    { 'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\nfmt: {indent: 4}\n' },
    {
      'organizations/library/target.yaml': target(
        'guards: {lost-access: {share: 1}}',
        'catalogue',
        'directory',
      ),
    },
  ];
  for (const files of attempts) {
    library.git('reset', '--quiet', '--hard', base);
    by(library, 'cleo', files);
    expect(await denied(library), JSON.stringify(files)).not.toEqual([]);
    await expectRefused(library);
  }
});

test('an author whom the files applied last do not know is refused, and one who left in between is still asked', async () => {
  const library = await applied();
  const base = library.git('rev-parse', 'HEAD');
  by(library, 'mallory', {
    [membersFile]: members({ mallory: 'email: mallory@library.example, bindings: [clerk]' }),
  });
  const [first] = await findings(library);
  expect(first?.message).toContain('`mallory@library.example`, as commit');
  expect(first?.message).toContain('no member of the files applied last has that address');
  expect(first?.hint).toContain('if that is you, commit with the address that the files have');
  library.git('reset', '--quiet', '--hard', base);
  by(library, 'cleo', { [membersFile]: members({ cleo: 'email: cleo@library.example, displayName: Cleo' }) });
  by(library, 'ada', { [membersFile]: members({ cleo: 'status: suspended, displayName: Cleo' }) });
  expect(await denied(library)).toContain('member/cleo members.edit member/cleo');
});

test('files with errors in between are asked of both authors', async () => {
  const library = await applied();
  by(library, 'cleo', { [membersFile]: `${members()}oops`, 'organizations/library/stacks.yaml': null });
  by(library, 'ben', {
    [membersFile]: members({ ben: 'email: ben@library.example, displayName: Ben, bindings: [clerk]' }),
  });
  const found = await denied(library);
  expect(found).toContain('member/cleo members.edit member/ben');
  expect(found).toContain('member/cleo teams.edit team/stacks');
  expect(found).toContain('member/ben teams.edit team/stacks');
});

test('what is not committed is asked of whoever runs it, and so is going back', async () => {
  const library = await applied();
  const base = library.git('rev-parse', 'HEAD');
  const asCleo = { GIT_AUTHOR_EMAIL: 'cleo@library.example' };
  const environment = { ...library.session().environment, ...asCleo };
  library.write({ [membersFile]: members({ dora: 'email: dora@library.example' }) });
  const planned = (await library.plan({}, { environment })).plan?.sections[0]?.findings ?? [];
  expect(planned.map(({ message }) => message).join()).toContain('who runs this by what Git is told here');
  expect(await denied(library)).toEqual([]);
  // Behind a commit of somebody who may, too.
  by(library, 'ada', { [rolesFile]: (guarded[rolesFile] ?? '').replace('books:read', 'books:buy') });
  library.write({ [membersFile]: members({ eve: 'email: eve@library.example' }) });
  const beyond = (await library.plan({}, { environment })).plan?.sections[0]?.findings ?? [];
  expect(beyond.filter(({ code }) => code === 'plan/author-may-not').map(({ message }) => message)).toEqual([
    expect.stringMatching(/^`member\/cleo`.*bylaw:members\.invite.*member\/eve/),
  ]);
  library.git('reset', '--quiet', '--hard', base);
  library.write({ [membersFile]: members({ dora: 'email: dora@library.example' }) });
  library.commit('Invite dora');
  await expectApplied(library);
  library.git('reset', '--quiet', '--hard', base);
  const back = await library.apply({ allow: ['rollback'] }, { environment });
  expect(back.status).toBe('refused');
  expect((await library.apply({ allow: ['rollback'] })).status).toBe('applied');
});

test('a warning warns, an exemption counts until it ends, and a signature may be asked for', async () => {
  const exempt = 'exempt: [{principal: member/cleo, reason: moves house, expires: 2026-10-01}]';
  const library = await applied({ ...guarded, [guardFile]: guardrail('severity: warning', exempt) });
  by(library, 'cleo', { 'organizations/library/stacks.yaml': null });
  expect(await denied(library)).toEqual([]);
  library.clock.now = '2026-10-02T08:00:00Z';
  expect(await denied(library)).not.toEqual([]);
  expect((await findings(library)).map(({ severity }) => severity)).not.toContain('error');
  await expectApplied(library);
  by(library, 'ada', { [guardFile]: guardrail().replace('true', '{verified: true}') });
  expect((await findings(library)).map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'error plan/author-not-verified',
  ]);
  await expectRefused(library);
});

test('the first apply asks nobody, and says so', async () => {
  const library = await openLibrary(guarded);
  const [first] = await findings(library);
  expect(first).toMatchObject({ code: 'plan/authors-hold', severity: 'info' });
  expect(first?.message).toContain('nothing was applied yet');
});

test('where the commit applied last is gone, the newest before it that is here counts', async () => {
  const library = await applied();
  const first = library.git('rev-parse', 'HEAD');
  by(library, 'ada', { [membersFile]: members({ dora: 'email: dora@library.example' }) });
  await expectApplied(library);
  library.git('reset', '--quiet', '--hard', first);
  library.git('reflog', 'expire', '--expire=now', '--all');
  library.git('gc', '--quiet', '--prune=now');
  by(library, 'cleo', { [guardFile]: null });
  expect(await denied(library)).toContain('member/cleo guardrails.edit guardrail/authors-hold');
});
