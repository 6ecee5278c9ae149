import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hintOf } from '../../../../src/diagnostic/hint-of.ts';
import { memberAssignRole } from '../../../../src/operations/edits/members/member-assign-role.ts';
import { memberInvite } from '../../../../src/operations/edits/members/member-invite.ts';
import { memberLeave } from '../../../../src/operations/edits/members/member-leave.ts';
import { memberRemove } from '../../../../src/operations/edits/members/member-remove.ts';
import { memberRemoveRole } from '../../../../src/operations/edits/members/member-remove-role.ts';
import { transferOwnership } from '../../../../src/operations/edits/members/transfer-ownership.ts';
import { type Library, openLibrary } from '../../library.ts';
import { orchestra } from './orchestra.ts';

/** The lines that an edit took out and put in, and everything back as it was. */
function edited(library: Library): readonly string[] {
  const lines = library.git('diff', '--unified=0').split('\n');
  library.git('checkout', '--quiet', '.');
  return lines.filter((line) => /^[+-](?![+-]{2} )/.test(line));
}

describe('member invite', () => {
  test('adds all who are invited, to a team too, and leaves the default role unwritten', async () => {
    const library = await openLibrary(orchestra);
    const session = library.session();
    const emails = ['Fay.O+x@hall.example', 'josé@HALL.example'];
    const { subject } = await memberInvite(session, { emails, team: 'strings' });
    expect(subject).toBe('Invite fay.o-x, jose');
    expect(edited(library)).toEqual([
      '+  - {name: fay.o-x, email: Fay.O+x@hall.example}',
      '+  - {name: jose, email: josé@HALL.example}',
      '+  - fay.o-x',
      '+  - jose',
    ]);
    await memberInvite(session, { emails: ['fay@hall.example'], role: 'player', name: 'f1' });
    expect(edited(library)).toEqual(['+  - {name: f1, email: fay@hall.example}']);
    await memberInvite(session, { emails: ['fay@hall.example'], role: 'role/soloist' });
    expect(edited(library)).toEqual(['+  - {name: fay, email: fay@hall.example, role: soloist}']);
    // No organization role: a binding.
    await memberInvite(session, { emails: ['fay@hall.example'], role: 'keeper' });
    expect(edited(library)).toEqual(['+  - {name: fay, email: fay@hall.example, bindings: [keeper]}']);
  });

  test('writes the default role where the list would give another one', async () => {
    const path = 'organizations/hall/members.yaml';
    const list = orchestra[path]?.replace('items:', 'defaults: {role: soloist}\nitems:') ?? '';
    const library = await openLibrary({ ...orchestra, [path]: list });
    await memberInvite(library.session(), { emails: ['fay@hall.example'] });
    expect(edited(library)).toEqual(['+  - {name: fay, email: fay@hall.example, role: player}']);
    await memberInvite(library.session(), { emails: ['fay@hall.example'], role: 'soloist' });
    expect(edited(library)).toEqual(['+  - {name: fay, email: fay@hall.example}']);
  });

  test('says which role to give, and where there is none to give that one comes first', async () => {
    const organization = 'organizations/hall/organization.yaml';
    const required = (rest: string) => ({
      [organization]: `${orchestra[organization]?.split('  plan')[0]?.replace(/Role: .*/, `Role: {required: true${rest}}`)}`,
      'organizations/hall/members.yaml':
        'apiVersion: bylaw/v1\nkind: Member\nname: ana\nemail: ana@hall.example\nrole: director\n',
      'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
    });
    const roles = (...names: string[]) => ({
      'organizations/hall/roles.yaml': `apiVersion: bylaw/v1\nkind: RoleList\nitems:\n${names.map((name) => `  - {name: ${name}}\n`).join('')}`,
    });
    const hintFor = async (files: Readonly<Record<string, string>>) => {
      const session = (await openLibrary(files)).session();
      const error = await memberInvite(session, { emails: ['fay@hall.example'] }).catch((thrown) => thrown);
      expect(error).toMatchObject({ code: 'edit/needs-role' });
      return hintOf(error);
    };
    expect(await hintFor({ ...required(', oneOf: [player]'), ...roles('director', 'player') })).toBe(
      'give --role one of `player`',
    );
    expect(await hintFor({ ...required(''), ...roles('director', 'player') })).toBe(
      'give --role one of those that `bylaw role list` shows',
    );
    expect(await hintFor({ ...required(''), ...roles('director') })).toBe(
      'declare a role for members first: `bylaw role create ROLE`',
    );
  });

  test('counts nobody who is suspended, and refuses no removal over the limit', async () => {
    const path = 'organizations/hall/organization.yaml';
    const full = orchestra[path]?.replace('members: 6', 'members: 4') ?? '';
    const library = await openLibrary({ ...orchestra, [path]: full });
    const inviting = memberInvite(library.session(), { emails: ['fay@hall.example'] });
    await expect(inviting).rejects.toMatchObject({ code: 'edit/too-many-members' });
    await memberRemove(library.session(), { member: 'bo' });
    await memberInvite(library.session(), { emails: ['fay@hall.example'] });
    expect(library.git('diff', '--stat')).toContain('members.yaml');
  });
});

describe('member assign-role and remove-role', () => {
  test('change the organization role, or bind and take another one', async () => {
    const library = await openLibrary(orchestra);
    const session = library.session();
    await memberAssignRole(session, { member: 'cy', role: 'player' });
    expect(edited(library)).toEqual([
      '-  - {name: cy, email: cy@hall.example, manager: bo, role: soloist}',
      '+  - {name: cy, email: cy@hall.example, manager: bo, role: player}',
    ]);
    await memberAssignRole(session, {
      member: 'member/eve',
      role: 'role/keeper',
      zone: 'zone/archive',
      expires: '2027-01-31',
      reason: 'counts scores',
      ticket: 'S-1',
    });
    expect(edited(library)).toEqual([
      '-  - {name: eve, email: eve@hall.example}',
      '+  - {name: eve, email: eve@hall.example, bindings: [{ role: keeper, zone: archive, expires: "2027-01-31", reason: counts scores, ticket: S-1 }]}',
    ]);
    // An organization role for a while is one more.
    await memberAssignRole(session, { member: 'eve', role: 'soloist', expires: '2027-01-31' });
    expect(edited(library).join('\n')).toContain('bindings: [{ role: soloist, expires: "2027-01-31" }]');
    await memberRemoveRole(session, { member: 'cy', role: 'soloist' });
    expect(edited(library)[1]).toBe('+  - {name: cy, email: cy@hall.example, manager: bo}');
    await memberRemoveRole(session, { member: 'bo', role: 'librarian', zone: 'archive' });
    expect(edited(library)).toEqual(['-      - {role: librarian, zone: archive}']);
    // What the document of the zone says of bo.
    await memberRemoveRole(session, { member: 'bo', role: 'player', zone: 'archive' });
    expect(edited(library)).toEqual(['-  - {principal: member/bo, role: player} # for now']);
  });
});

describe('member remove and leave', () => {
  test('take out whatever names the member, and nothing else', async () => {
    const library = await openLibrary(orchestra);
    const { subject, files } = await memberRemove(library.session(), { member: 'bo' });
    expect(subject).toBe('Remove member bo');
    expect(files.map(({ file }) => file.slice('organizations/hall/'.length))).toEqual([
      'machines.yaml',
      'members.yaml',
      'rules.yaml',
      'teams.yaml',
      'zone.yaml',
    ]);
    const lines = edited(library);
    expect(lines).toMatchInlineSnapshot(`
      [
        "-  - {name: of-bo, owner: member/bo, inherit: true}",
        "-  - name: bo",
        "-    email: Bo@hall.example # prefers letters",
        "-    manager: ana",
        "-    bindings:",
        "-      - librarian",
        "-      - {role: librarian, zone: archive}",
        "-  - {name: cy, email: cy@hall.example, manager: bo, role: soloist}",
        "+  - {name: cy, email: cy@hall.example, role: soloist}",
        "-forbid: {principals: [member/eve, member/bo], actions: ["score:lend"], resources: ["*"]}",
        "-exempt:",
        "-  - {principal: member/bo, reason: librarian, expires: 2027-01-31}",
        "+forbid: {principals: [member/eve], actions: ["score:lend"], resources: ["*"]}",
        "-  principals: [member/bo, member/cy, token/of-bo]",
        "+  principals: [member/cy]",
        "-    - {principal: member/bo, actions: ["score:lend"]}",
        "-whoCan: [{action: "score:lend", resource: "*", is: [member/ana, member/bo, member/cy]}]",
        "+whoCan: [{action: "score:lend", resource: "*", is: [member/ana, member/cy]}]",
        "-maintainers: [bo]",
        "+maintainers: []",
        "-  - {principal: member/bo, role: player} # for now",
      ]
    `);
    const me = { ...library.session().environment, GIT_AUTHOR_EMAIL: 'BO@hall.example' };
    const left = await memberLeave(library.session({ environment: me }));
    expect(left.subject).toBe('bo leaves');
    expect(edited(library)).toEqual(lines);
    await memberLeave(library.session(), { as: 'bo' });
    expect(edited(library)).toEqual(lines);
  });

  test('take out a test of nobody else, and an exception for nobody else', async () => {
    const folder = 'organizations/hall';
    const about = 'apiVersion: bylaw/v1\nkind: AccessTest\n';
    const matrix = '  principals: [member/bo, token/of-bo]\n  actions: ["score:lend"]\n  resources: ["*"]\n';
    const library = await openLibrary({
      ...orchestra,
      [`${folder}/more.yaml`]: [
        `${about}name: bo-alone\nmatrix:\n${matrix}  allowed: [{principal: member/bo, actions: ["score:lend"]}]\n`,
        `${about}name: bo-and-who\nmatrix:\n${matrix}whoCan: [{action: "score:lend", resource: "*", is: [member/bo]}]\n`,
        'apiVersion: bylaw/v1\nkind: Guardrail\nname: lending\nforbid: {principals: ["*"], actions: ["score:lend"], unless: {principals: [member/bo]}}\n',
      ].join('---\n'),
    });
    await memberRemove(library.session(), { member: 'bo' });
    const text = readFileSync(join(library.folder, folder, 'more.yaml'), 'utf8');
    expect(text).toMatchInlineSnapshot(`
      "apiVersion: bylaw/v1
      kind: AccessTest
      name: bo-and-who
      whoCan: [{action: "score:lend", resource: "*", is: []}]
      ---
      apiVersion: bylaw/v1
      kind: Guardrail
      name: lending
      forbid: {principals: ["*"], actions: ["score:lend"]}
      "
    `);
  });

  test.each([
    ['forbid: {principals: [member/bo], actions: ["score:lend"]}', 'forbid.principals'],
    ['require: {principals: [member/bo], actions: ["score:lend"]}', 'require.principals'],
    ['approval:\n  gains: {actions: ["score:lend"]}\n  by:\n    - member/bo', 'approval.by'],
  ])('are refused where a guardrail would be about everybody, or nobody: %s', async (form, written) => {
    const file = 'organizations/hall/more.yaml';
    const library = await openLibrary({
      ...orchestra,
      [file]: `apiVersion: bylaw/v1\nkind: Guardrail\nname: lending\n${form}\n`,
    });
    await expect(memberRemove(library.session(), { member: 'bo' })).rejects.toMatchObject({
      code: 'edit/still-used',
      details: [expect.stringMatching(new RegExp(`^${file}:\\d+:\\d+: ${written}$`))],
    });
  });

  test('are refused to an owner until ownership is passed on', async () => {
    const library = await openLibrary(orchestra);
    const session = library.session();
    await expect(memberRemove(session, { member: 'ana' })).rejects.toMatchObject({ code: 'edit/last-owner' });
    await transferOwnership(session, { to: 'bo' });
    await memberRemove(session, { member: 'ana' });
    expect(library.git('diff', '--stat')).toContain('members.yaml');
  });
});

test('member transfer-ownership changes both in one edit, which one apply makes', async () => {
  const library = await openLibrary(orchestra);
  await library.apply();
  await transferOwnership(library.session(), { to: 'bo', oldOwnerBecomes: 'soloist' });
  library.commit('Bo takes over');
  expect(await library.planned()).toEqual(['update member:hall/ana', 'update member:hall/bo']);
  await library.apply();
  expect((await library.kinds()).slice(-2)).toEqual(['intent', 'result']);
  expect(await library.planned()).toEqual([]);
  // Back, to the default role.
  await transferOwnership(library.session(), { to: 'ana', from: 'bo' });
  expect(library.git('diff', '--unified=0')).toContain(
    '+  - {name: ana, email: ana@hall.example, role: director}',
  );
});
