import { expect, test } from 'vitest';
import { deeds } from './deeds-of-texts.ts';

const member = (more = '') => `kind: Member\nname: bo\n${more}`;
const team = (more = '') => `kind: Team\nname: core\n${more}`;

test.each<[string, string, string, readonly string[]]>([
  [
    'a member is invited',
    team(),
    `${team()}---\n${member('email: bo@acme.example\n')}`,
    ['members.invite member/bo'],
  ],
  [
    'a member is removed, with all they hold',
    `${team('members: [bo]\n')}---\n${member('bindings: [r1]\n')}`,
    team(),
    ['members.remove member/bo'],
  ],
  ['a member is suspended', member(), member('status: suspended\n'), ['members.suspend member/bo']],
  ['a member is let in again', member('status: suspended\n'), member(), ['members.reactivate member/bo']],
  [
    'a role is given',
    member(),
    member('bindings: [r1]\n'),
    ['roles.assign member/bo', 'roles.assign role/r1'],
  ],
  [
    'a role is taken',
    member('bindings: [r1]\n'),
    member(),
    ['roles.assign member/bo', 'roles.assign role/r1'],
  ],
  [
    'a role is given for longer',
    member('bindings: [{role: r1, expires: 2030-01-01}]\n'),
    member('bindings: [r1]\n'),
    ['roles.assign member/bo', 'roles.assign role/r1'],
  ],
  [
    'the role of the organization changes',
    member('role: r1\n'),
    member('role: r2\n'),
    ['roles.assign member/bo', 'roles.assign role/r1', 'roles.assign role/r2'],
  ],
  [
    'somebody becomes an owner',
    member(),
    member('role: owner\n'),
    ['organization.transfer organization/acme', 'roles.assign member/bo', 'roles.assign role/owner'],
  ],
  [
    'an owner is known by another address',
    member('role: owner\nemail: bo@acme.example\n'),
    member('role: owner\nemail: eve@acme.example\n'),
    ['members.identify member/bo', 'organization.transfer organization/acme'],
  ],
  [
    'an owner is suspended',
    member('role: owner\n'),
    member('role: owner\nstatus: suspended\n'),
    ['members.suspend member/bo', 'organization.transfer organization/acme'],
  ],
  [
    'somebody joins a team',
    `${member()}---\n${team()}`,
    `${member()}---\n${team('members: [bo]\n')}`,
    ['teams.assign member/bo', 'teams.assign team/core'],
  ],
  [
    'a team is put below another',
    team(),
    team('parent: top\n'),
    ['teams.edit team/core', 'teams.edit team/top'],
  ],
  [
    'a team that holds something is removed',
    team('bindings: [r1]\n'),
    member(),
    ['members.invite member/bo', 'roles.assign role/r1', 'roles.assign team/core', 'teams.edit team/core'],
  ],
  [
    'a member has another name',
    member('email: bo@acme.example\n'),
    'kind: Member\nname: bob\npreviously: [bo]\nemail: bo@acme.example\n',
    ['members.edit member/bob', 'members.invite member/bob', 'members.remove member/bo'],
  ],
  [
    'a token is revoked',
    'kind: Token\nname: key\nowner: member/cy\ninherit: true\n',
    'kind: Token\nname: key\nowner: member/cy\ninherit: true\nrevoked: true\n',
    ['tokens.revoke token/key'],
  ],
  [
    'a token is no longer revoked',
    'kind: Token\nname: key\nowner: member/cy\ninherit: true\nrevoked: true\n',
    'kind: Token\nname: key\nowner: member/cy\ninherit: true\n',
    ['tokens.edit member/cy', 'tokens.edit token/key'],
  ],
  [
    'a role is given in a zone',
    'kind: Zone\nname: z\nresources: ["krn:acme:books:acme:book/a*"]\nroles: {oneOf: [z1]}\n',
    'kind: Zone\nname: z\nresources: ["krn:acme:books:acme:book/a*"]\nroles: {oneOf: [z1]}\nbindings: [{principal: member/cy, role: z1}]\n',
    ['roles.assign member/cy', 'roles.assign role/z1', 'roles.assign zone/z'],
  ],
  [
    'words stand in another order, and comments come',
    member('bindings: [r1, r2]\nattributes: {a: [x, y]}\n'),
    member('# note\nattributes: {a: [y, x]}\nbindings: [r2, {role: r1}]\n'),
    [],
  ],
])('%s', (_, before, after, expected) => {
  expect(deeds(before, after)).toEqual(expected);
});
