import { describe, expect, test } from 'vitest';
import { checkRepository, filesOf } from './fixture-repository.ts';

const museum = {
  'organizations/museum/organization.yaml': `kind: Organization
name: museum
membership:
  owners: {role: curator, min: 1, max: 1}
---
kind: RoleList
items:
  - {name: curator, permissions: ["*"], assignableTo: [member]}
  - {name: guide, permissions: ["bylaw:*.read"]}
  - {name: keeper, permissions: ["bylaw:*.read"]}
---
kind: MemberList
items:
  - {name: ana, role: curator}
  - {name: bo, role: guide}
---
kind: ServiceAccount
name: door
owner: member/ana
---
kind: Token
name: door-key
owner: service-account/door
inherit: true
---
kind: Team
name: guides
members: [bo]
`,
};

function toldOf(document: string): readonly string[] {
  return checkRepository(filesOf({ ...museum, 'organizations/museum/more.yaml': document })).diagnostics.map(
    ({ code, message }) => `${code}: ${message}`,
  );
}

describe("the owners' role is held through a member's `role` alone", () => {
  test.each([
    ['team', 'kind: Team\nname: board\nmembers: [bo]\nbindings: [curator]\n', 'team `board`'],
    ['member', 'kind: Member\nname: cy\nbindings: [curator]\n', 'member `cy`'],
    [
      'member, on something',
      'kind: Member\nname: cy\nbindings: [{role: curator, on: ["*"]}]\n',
      'member `cy`',
    ],
    [
      'service account',
      'kind: ServiceAccount\nname: lift\nowner: member/ana\nbindings: [curator]\n',
      'service account `lift`',
    ],
    [
      'role of a service account',
      'kind: ServiceAccount\nname: lift\nowner: member/ana\nrole: curator\n',
      'service account `lift`',
    ],
    ['token', 'kind: Token\nname: pass\nowner: member/ana\nbindings: [curator]\n', 'token `pass`'],
    [
      'zone',
      'kind: Zone\nname: vault\nresources: ["*"]\nbindings: [{principal: team/guides, role: curator}]\n',
      'team `guides`',
    ],
    [
      'zone that lists other roles',
      'kind: Zone\nname: vault\nresources: ["*"]\nroles: {oneOf: [keeper]}\nbindings: [{principal: member/bo, role: curator}]\n',
      'member `bo`',
    ],
  ])('never through a %s', (_, document, holder) => {
    expect(toldOf(document)).toEqual([
      `model/owner-role-bound: the owners' role \`curator\` is bound to ${holder}`,
    ]);
  });

  test('where no rule says which role is the owners, every role may be bound', () => {
    const { diagnostics } = checkRepository(
      filesOf({
        'organizations/museum/organization.yaml': museum['organizations/museum/organization.yaml']
          .replace(/membership:\n.*\n/, '')
          .replace(', assignableTo: [member]', ''),
        'organizations/museum/more.yaml': 'kind: Team\nname: board\nmembers: [bo]\nbindings: [curator]\n',
      }),
    );
    expect(diagnostics).toEqual([]);
  });
});

describe('a service account is owned by somebody who is active', () => {
  const door = 'kind: ServiceAccount\nname: lift\nowner: team/porters\n';
  const unowned =
    'model/inactive-owner: nobody in team `porters`, which owns service account `lift`, is an active member';

  test.each([
    ['an empty team', 'kind: Team\nname: porters\n'],
    ['a team of machines', 'kind: Team\nname: porters\nmembers: [service-account/door]\n'],
    [
      'a team whose one member is suspended',
      'kind: Team\nname: porters\nmembers: [cy]\n---\nkind: Member\nname: cy\nstatus: suspended\n',
    ],
    ['a team with somebody in the team above it', 'kind: Team\nname: porters\nparent: guides\n'],
  ])('not by %s', (_, team) => {
    expect(toldOf(`${team}---\n${door}`)).toEqual([unowned]);
    expect(toldOf(`${team}---\n${door}status: suspended\n`)).toEqual([]);
  });

  test.each([
    ['a team with a maintainer', 'kind: Team\nname: porters\nmaintainers: [bo]\n'],
    [
      'a team with somebody in a team below it',
      'kind: Team\nname: porters\n---\nkind: Team\nname: night\nparent: porters\nmembers: [bo]\n',
    ],
  ])('by %s', (_, team) => {
    expect(toldOf(`${team}---\n${door}`)).toEqual([]);
  });
});

describe("a token's access is said once", () => {
  const twice =
    "model/token-access-twice: token `pass` inherits its owner's access and has bindings of its own";
  const token = 'kind: Token\nname: pass\nowner: member/ana\n';

  test('bindings exclude `inherit: true`, those of zones too', () => {
    expect(toldOf(`${token}inherit: true\nbindings: [guide]\n`)).toEqual([twice]);
    expect(
      toldOf(
        `${token}inherit: true\n---\nkind: Zone\nname: vault\nresources: ["*"]\nbindings: [{principal: token/pass, role: guide}]\n`,
      ),
    ).toEqual([twice]);
  });

  test('and not `inherit: false`', () => {
    expect(toldOf(`${token}inherit: false\nbindings: [guide]\n`)).toEqual([]);
    expect(toldOf(`${token}inherit: true\nbindings: []\n`)).toEqual([]);
  });
});
